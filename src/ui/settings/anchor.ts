import { useLayoutEffect } from 'preact/hooks'

/** Milliseconds; longer than a part of the page takes to be read and drawn. */
const DRAWN = 5000

const FIELD = 'form :is(input, select)'

/** Calls `isDone` at every change of the element until it returns true, for at most `DRAWN`. */
function retryUntil(element: Element, isDone: () => boolean) {
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
 * Goes to the part that the address names: the browser could not find it before it was drawn. A
 * section is scrolled to; in a part with a form, the first field gets the focus.
 */
function goTo(id: string) {
  const element = document.getElementById(id)
  if (!element) return undefined
  const folded = element.closest('details')
  if (folded) folded.open = true
  element.scrollIntoView()
  if (element.localName === 'section') return undefined
  return retryUntil(element, () => {
    const field = element.querySelector<HTMLElement>(FIELD)
    element.scrollIntoView()
    field?.focus({ preventScroll: true })
    return field !== null
  })
}

/** Follows the address: when the page is first drawn, and at every later change. */
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
