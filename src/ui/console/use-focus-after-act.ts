import { useLayoutEffect, useRef } from 'preact/hooks'

/** The element that had the focus, and the part of the page that contained this element. */
interface Place {
  element: HTMLElement
  part: HTMLElement | null
}

const focusOn = ({ element, part }: Place) => {
  if (element.isConnected) return element.focus({ preventScroll: true })
  // The button was removed by its own action. The section or form that it was in can take the focus
  // only with a `tabIndex` of -1.
  if (part) part.tabIndex = -1
  part?.focus({ preventScroll: true })
}

/**
 * Puts the focus back after an action of the person, such as saving. Buttons are disabled while an
 * action is running, and a disabled button loses the focus. A person who uses the keyboard would
 * then continue at the beginning of the page. Returns a function to call when an action begins. If
 * the person has moved the focus elsewhere before the action ends, the focus stays there.
 */
export const useFocusAfterAct = (busy: boolean) => {
  const place = useRef<Place | undefined>(undefined)
  useLayoutEffect(() => {
    if (busy) return
    const { activeElement, body } = document
    if (place.current && activeElement === body) focusOn(place.current)
    place.current = undefined
  }, [busy])
  return () => {
    const { activeElement: element, body } = document
    if (!(element instanceof HTMLElement) || element === body) return
    place.current = { element, part: element.closest<HTMLElement>('section, form') }
  }
}
