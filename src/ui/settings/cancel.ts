import { useRef } from 'preact/hooks'

/** A wait for somebody else that the person can end: one at a time. */
export function useCancel() {
  const control = useRef<AbortController>(undefined)
  return {
    /** Of the wait that begins now. */
    begin: () => {
      control.current = new AbortController()
      return control.current.signal
    },
    cancel: () => control.current?.abort(),
  }
}
