import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { isGone, useKeptFocus } from '../../kept-focus.ts'

interface Place {
  element: HTMLElement
  list: Element | null
  index: number
  /**
   * Whether the person used the keyboard. After a mouse click the page must not scroll to the
   * control that gets the focus.
   */
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

/** The selector of the control that gets the focus, by the id of the control that disappears. */
const HEIRS: Record<string, string> = {
  'put-in-force': '#pending',
  'cancel-change': '#put-in-force, #take-back',
}

/** The control that gets the focus if the old control was not in the list. */
const heirOfSection = ({ id }: Element) =>
  document.querySelector<HTMLElement>(HEIRS[id] ?? '#open-add') ??
  document.querySelector<HTMLElement>('#open-add')

/**
 * The control that gets the focus after the list was drawn again. It is the element that had the
 * focus, if this element is still on the page. Otherwise it is the control at the same position, or
 * the control that shows the result of the change.
 */
const heirOf = ({ element, list, index }: Place) => {
  if (!isGone(element)) return element
  const rows = list?.isConnected ? rowsOf(list) : []
  const near = element.isConnected
    ? element.closest('[data-category], form')
    : rows[Math.min(index, rows.length - 1)]
  return near?.querySelector<HTMLElement>('button:not(:disabled)') ?? heirOfSection(element)
}

/**
 * Keeps the focus within the section when a category disappears or a prepared change takes effect.
 */
export function useSectionFocus() {
  const focused = useKeptFocus(placeOf, (place) =>
    heirOf(place)?.focus({ preventScroll: !place.byKeyboard }),
  )
  useEffect(() => {
    // After a click elsewhere, the focus must not return to the old control.
    const leave = () => {
      focused.current = undefined
    }
    document.addEventListener('pointerdown', leave)
    return () => document.removeEventListener('pointerdown', leave)
  }, [])
}

/**
 * Returns a ref for the button that opens a form. This button gets the focus when the form closes.
 */
export function useOpener(open: boolean) {
  const opener = useRef<HTMLButtonElement>(null)
  const was = useRef(false)
  useLayoutEffect(() => {
    if (was.current && !open) opener.current?.focus()
    was.current = open
  }, [open])
  return opener
}
