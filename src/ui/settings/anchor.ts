import { useLayoutEffect } from 'preact/hooks'
import { SETTINGS } from './setting-index.ts'

/** Milliseconds; longer than a part of the page takes to be read and drawn. */
const DRAWN = 5000

const FIELD = 'form :is(input, select, textarea)'
const CONTROL = ':is(input, select, textarea, button, summary):not(:disabled)'

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

/** The element itself if it can have the focus; of a part with a form, the first field. */
const controlOf = (element: Element) =>
  element.matches(CONTROL)
    ? (element as HTMLElement)
    : (element.querySelector<HTMLElement>(FIELD) ?? element.querySelector<HTMLElement>(CONTROL))

/** A control in the middle of the window, with what belongs to it; a part at the top. */
const show = (element: Element) =>
  element.matches(CONTROL)
    ? (element.closest('.setting, fieldset') ?? element).scrollIntoView({ block: 'center' })
    : element.scrollIntoView()

/** The element of this id. A setting that this person does not have leads to its section. */
const elementOf = (id: string) =>
  document.getElementById(id) ??
  document.getElementById(SETTINGS.find((setting) => setting.id === id)?.section ?? '')

/**
 * Goes to the part that the address names: the browser could not find it before it was drawn. A
 * section is scrolled to; of a smaller part, the first control gets the focus. Returns how to stop
 * waiting for it.
 */
export function goTo(id: string): (() => void) | undefined {
  const element = elementOf(id)
  if (!element) return undefined
  const folded = element.closest('details')
  if (folded) folded.open = true
  show(element)
  if (element.localName === 'section') return undefined
  return retryUntil(element, () => {
    const control = controlOf(element)
    show(element)
    control?.focus({ preventScroll: true })
    return control !== null
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
