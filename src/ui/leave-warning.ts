import { useLayoutEffect } from 'preact/hooks'

/**
 * While `isOn` is true, the browser asks the person before the page is closed, left or loaded again. It is a
 * layout effect, so that the page never asks about text that it already shows as stored.
 */
export const useLeaveWarning = (isOn: boolean) =>
  useLayoutEffect(() => {
    if (!isOn) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isOn])
