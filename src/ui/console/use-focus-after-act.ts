import { useLayoutEffect, useRef } from 'preact/hooks'

/** What the focus goes back to: the element that had it, or the part of the page that it was in. */
interface Place {
  element: HTMLElement
  part: HTMLElement | null
}

const focusOn = ({ element, part }: Place) => {
  if (element.isConnected) return element.focus({ preventScroll: true })
  // The act has removed its own button. A part of the page takes the focus only by a script.
  if (part) part.tabIndex = -1
  part?.focus({ preventScroll: true })
}

/**
 * Buttons are disabled while an act is running, and a disabled button loses the focus: a person who uses
 * the keyboard would be at the beginning of the page. Returns a function to call when an act begins; the
 * focus is put back when the act has ended, unless it is somewhere else by then.
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
