import { useEffect } from 'preact/hooks'

/** Asks before the page is left while something is typed. */
export const useLeaveWarning = (isTyped: boolean) =>
  useEffect(() => {
    if (!isTyped) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isTyped])
