import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { isGone, useKeptFocus } from '../../kept-focus.ts'

interface Place {
  element: HTMLElement
  list: Element | null
  index: number
  /** A mouse user sees where they are: the page must not scroll. */
  byKeyboard: boolean
}

const SECTION = '#categories, #personal'

const rowsOf = (list: Element | null) => [...(list?.children ?? [])]

const placeOf = (element: HTMLElement): Place | undefined => {
  if (!element.closest(SECTION)) return undefined
  const row = element.closest('[data-category]')
  const list = row?.parentElement ?? null
  return {
    element,
    list,
    index: row ? rowsOf(list).indexOf(row) : -1,
    byKeyboard: element.matches(':focus-visible'),
  }
}

/** What follows a control that goes. */
const HEIRS: Record<string, string> = {
  'put-in-force': '#pending',
  'cancel-change': '#put-in-force, #take-back',
}

/** The heir outside of the list. */
const heirOfSection = ({ id }: Element) =>
  document.querySelector<HTMLElement>(HEIRS[id] ?? '#open-add') ??
  document.querySelector<HTMLElement>('#open-add')

/** The element itself if it was only moved; else what took its place, or shows how the act ended. */
const heirOf = ({ element, list, index }: Place) => {
  if (!isGone(element)) return element
  const rows = list?.isConnected ? rowsOf(list) : []
  const near = element.isConnected
    ? element.closest('[data-category], form')
    : rows[Math.min(index, rows.length - 1)]
  return near?.querySelector<HTMLElement>('button:not(:disabled)') ?? heirOfSection(element)
}

/** Keeps the focus within the section when a category goes or a prepared change takes force. */
export function useSectionFocus() {
  const focused = useKeptFocus(placeOf, (place) =>
    heirOf(place)?.focus({ preventScroll: !place.byKeyboard }),
  )
  useEffect(() => {
    // A person who points somewhere has left the element.
    const leave = () => {
      focused.current = undefined
    }
    document.addEventListener('pointerdown', leave)
    return () => document.removeEventListener('pointerdown', leave)
  }, [])
}

/** Returns a ref for the button that opens a form: it gets the focus when the form closes. */
export function useOpener(open: boolean) {
  const opener = useRef<HTMLButtonElement>(null)
  const was = useRef(false)
  useLayoutEffect(() => {
    if (was.current && !open) opener.current?.focus()
    was.current = open
  }, [open])
  return opener
}
