import { useEffect, useState } from 'preact/hooks'

/**
 * What the browser says, asked anew whenever the person comes back to the page: they may have
 * changed it in the browser's own pages and menus, of which no event tells.
 */
export const useAtReturn = <T>(ask: () => Promise<T>): T | undefined => {
  const [answer, setAnswer] = useState<T>()
  useEffect(() => {
    const read = () => void ask().then((told) => setAnswer(() => told))
    read()
    window.addEventListener('focus', read)
    return () => window.removeEventListener('focus', read)
  }, [ask])
  return answer
}
