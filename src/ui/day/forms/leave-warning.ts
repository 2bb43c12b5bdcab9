import { useEffect } from 'preact/hooks'

/** Makes the browser ask before the page is left while typed text is not stored. */
export const useLeaveWarning = (isTyped: boolean) =>
  useEffect(() => {
    if (!isTyped) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isTyped])
