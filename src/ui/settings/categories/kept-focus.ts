import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** What had the focus, and where it stood. */
interface Held {
  element: HTMLElement
  list: Element | null
  place: number
  /** Who uses a mouse sees where they are: nothing is to jump. */
  byKeyboard: boolean
}

const SECTION = '#categories'

const rowsOf = (list: Element | null) => [...(list?.children ?? [])]

const heldBy = (element: HTMLElement): Held => {
  const row = element.closest('[data-category]')
  const list = row?.parentElement ?? null
  return {
    ...{ element, list, place: row ? rowsOf(list).indexOf(row) : -1 },
    byKeyboard: element.matches(':focus-visible'),
  }
}

const isUsable = (element: HTMLElement) => element.isConnected && !element.matches(':disabled')

/** Where it goes on once what was pressed is gone. */
const rest = ({ id }: Element) =>
  (id === 'put-in-force' && document.querySelector<HTMLElement>('#pending')) ||
  document.querySelector<HTMLElement>('#open-add')

/** Itself, where it was only moved; what came into its place; what tells how the act ended. */
const heirOf = ({ element, list, place }: Held) => {
  if (isUsable(element)) return element
  const rows = list?.isConnected ? rowsOf(list) : []
  const near = element.isConnected
    ? element.closest('[data-category], form')
    : rows[Math.min(place, rows.length - 1)]
  return near?.querySelector<HTMLElement>('button:not(:disabled)') ?? rest(element)
}

/**
 * An act may take away the button it was done with: a category is offered no more, what was prepared
 * is in force. Who works by keyboard would then begin again at the top of the page (WCAG 2.4.3): the
 * focus goes to what is nearest instead.
 */
export function useKeptFocus() {
  const held = useRef<Held>(undefined)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const inside = target instanceof HTMLElement && target.closest(SECTION)
      held.current = inside ? heldBy(target) : undefined
    }
    // Whoever points elsewhere has left it.
    const leave = () => {
      held.current = undefined
    }
    document.addEventListener('focusin', note)
    document.addEventListener('pointerdown', leave)
    return () => {
      document.removeEventListener('focusin', note)
      document.removeEventListener('pointerdown', leave)
    }
  }, [])
  useLayoutEffect(() => {
    const { current } = held
    if (!current) return
    const active = document.activeElement
    const lost =
      active === document.body || (active === current.element && !isUsable(current.element))
    if (lost) heirOf(current)?.focus({ preventScroll: !current.byKeyboard })
  })
}

/** Of what opens a form and is not there meanwhile: it has the focus again once that is closed. */
export function useOpener(open: boolean) {
  const opener = useRef<HTMLButtonElement>(null)
  const was = useRef(false)
  useLayoutEffect(() => {
    if (was.current && !open) opener.current?.focus()
    was.current = open
  }, [open])
  return opener
}
