import { useLayoutEffect } from 'preact/hooks'

/** Goes to what the address names, which the browser did not find while nothing was drawn. */
export const useAnchor = (drawn: boolean) => {
  useLayoutEffect(() => {
    const id = location.hash.slice(1)
    if (drawn && id) document.getElementById(id)?.scrollIntoView()
  }, [drawn])
}
