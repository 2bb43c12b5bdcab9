import { useLayoutEffect } from 'preact/hooks'

/** Longer than a part of the page takes to be read and drawn, milliseconds. */
const DRAWN = 5000

const FIELD = 'form :is(input, select)'

/** Calls until it answers true, at every change of the element, and for no longer than `DRAWN`. */
function retry(element: Element, isDone: () => boolean) {
  if (isDone()) return () => undefined
  const observer = new MutationObserver(() => isDone() && observer.disconnect())
  observer.observe(element, { childList: true, subtree: true })
  const timer = setTimeout(() => observer.disconnect(), DRAWN)
  return () => {
    observer.disconnect()
    clearTimeout(timer)
  }
}

/**
 * Goes to what the address names, which the browser did not find while nothing was drawn. A section
 * is shown; of a part with a form, the first field has the focus, so that it can be filled in.
 */
function goTo(id: string) {
  const element = document.getElementById(id)
  if (!element) return undefined
  const folded = element.closest('details')
  if (folded) folded.open = true
  element.scrollIntoView()
  if (element.localName === 'section') return undefined
  return retry(element, () => {
    const field = element.querySelector<HTMLElement>(FIELD)
    element.scrollIntoView()
    field?.focus({ preventScroll: true })
    return field !== null
  })
}

/** Follows the address: when the page is drawn first, and whenever it changes after that. */
export const useAnchor = (drawn: boolean) => {
  useLayoutEffect(() => {
    if (!drawn) return
    let end: (() => void) | undefined
    const go = () => {
      end?.()
      end = goTo(location.hash.slice(1))
    }
    go()
    addEventListener('hashchange', go)
    return () => {
      end?.()
      removeEventListener('hashchange', go)
    }
  }, [drawn])
}
