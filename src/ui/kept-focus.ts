import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** What had the focus last, and where it stood. */
interface Focused<Place> {
  element: HTMLElement
  place: Place
  /** A mouse user sees where they are: the page must not scroll. */
  byKeyboard: boolean
}

const isUsable = (element: Element) =>
  element.isConnected && !element.matches(':disabled, [hidden]')

/**
 * Moves the focus to an heir when the control that has it goes away with its act. Otherwise somebody
 * who works by keyboard would begin again at the top of the page (WCAG 2.4.3).
 * @param placeOf where an element stands, read while it has the focus; undefined: no heir is needed
 * @param heirOf the element that is focused instead
 */
export function useKeptFocus<Place>(
  placeOf: (element: HTMLElement) => Place | undefined,
  heirOf: (element: HTMLElement, place: Place) => HTMLElement | null | undefined,
) {
  const focused = useRef<Focused<Place>>(undefined)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return
      const place = placeOf(target)
      const byKeyboard = target.matches(':focus-visible')
      focused.current = place && { element: target, place, byKeyboard }
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])
  useLayoutEffect(() => {
    if (!focused.current) return
    const { element, place, byKeyboard } = focused.current
    const { activeElement: active } = document
    if (active === document.body || (active === element && !isUsable(element)))
      heirOf(element, place)?.focus({ preventScroll: !byKeyboard })
  })
  return focused
}
