import { useEffect, useState } from 'preact/hooks'

/**
 * An answer of the browser, such as whether Stint's button is pinned. The page asks again whenever
 * the person returns to it. They may have changed the setting on the browser's own pages, and the
 * browser sends no event for that.
 */
export const useAskedAtReturn = <T>(ask: () => Promise<T>): T | undefined => {
  const [answer, setAnswer] = useState<T>()
  useEffect(() => {
    const read = () => void ask().then((found) => setAnswer(() => found))
    read()
    window.addEventListener('focus', read)
    return () => window.removeEventListener('focus', read)
  }, [ask])
  return answer
}
