import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** Whether an element cannot have the focus any more. */
export const isGone = (element: Element) =>
  !element.isConnected || element.matches(':disabled, [hidden]')

/**
 * Finds a new place for the focus when the control that has it goes away with its act. Otherwise
 * somebody who works by keyboard would begin again at the top of the page (WCAG 2.4.3).
 * @param placeOf an element with what its heir is found by, read when it gets the focus
 * @param focusHeir called if no element has the focus, or one that is gone
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
