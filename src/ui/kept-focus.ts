import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** Whether an element cannot have the focus any more. */
export const isGone = (element: Element) =>
  !element.isConnected || element.matches(':disabled, [hidden]')

/**
 * Moves the focus when an action removes or disables the control that has the focus. Otherwise a
 * person who works by keyboard would start again at the top of the page (WCAG 2.4.3).
 * @param placeOf returns what is needed to find the next element for the focus; called when an
 * element gets the focus
 * @param focusHeir moves the focus; called if no element has the focus, or if the focused element
 * was disabled or hidden
 */
export function useKeptFocus<Place extends { element: HTMLElement }>(
  placeOf: (element: HTMLElement) => Place | undefined,
  focusHeir: (place: Place) => void,
) {
  const focused = useRef<Place>(undefined)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      focused.current = placeOf(target as HTMLElement)
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])
  useLayoutEffect(() => {
    const { current: place } = focused
    const { activeElement: active } = document
    if (place && (active === document.body || (active === place.element && isGone(active))))
      focusHeir(place)
  })
  return focused
}
