import { useEffect, useState } from 'preact/hooks'

/**
 * An answer of the browser. It is asked for again whenever the person returns to the page, because
 * the browser sends no event when they change it on the browser's own pages.
 */
export const useAskedAtReturn = <T>(ask: () => Promise<T>): T | undefined => {
  const [answer, setAnswer] = useState<T>()
  useEffect(() => {
    const read = () => void ask().then((told) => setAnswer(() => told))
    read()
    window.addEventListener('focus', read)
    return () => window.removeEventListener('focus', read)
  }, [ask])
  return answer
}
