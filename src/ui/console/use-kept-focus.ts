import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Buttons are disabled while an act is running, and a disabled button loses the focus: a person who uses
 * the keyboard would be at the beginning of the page. Returns a function to call when an act begins; the
 * focus is put back when the act has ended, unless it is somewhere else by then.
 */
export const useKeptFocus = (busy: boolean) => {
  const focused = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (busy) return
    const { activeElement, body } = document
    if (focused.current instanceof HTMLElement && activeElement === body)
      focused.current.focus({ preventScroll: true })
    focused.current = null
  }, [busy])
  return () => {
    focused.current = document.activeElement
  }
}
