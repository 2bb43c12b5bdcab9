import { useLayoutEffect } from 'preact/hooks'
import { SETTINGS } from './setting-index.ts'

/** The number of milliseconds within which every part of the page is read and drawn. */
const DRAWN = 5000

const FIELD = 'form :is(input, select, textarea)'
const CONTROL = ':is(input, select, textarea, button, summary):not(:disabled)'

/**
 * Calls `isDone` now and at every change inside the element, until it returns true or `DRAWN` is
 * over. Returns a function that stops this.
 */
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
 * The control that gets the focus: the element itself, or else its first field in a form, or else
 * its first control.
 */
const controlOf = (element: Element) =>
  element.matches(CONTROL)
    ? (element as HTMLElement)
    : (element.querySelector<HTMLElement>(FIELD) ?? element.querySelector<HTMLElement>(CONTROL))

/**
 * Scrolls until the element is visible: a control with its label in the middle of the window, or a
 * larger part at the top.
 */
const show = (element: Element) =>
  element.matches(CONTROL)
    ? (element.closest('.setting, fieldset') ?? element).scrollIntoView({ block: 'center' })
    : element.scrollIntoView()

/**
 * The element with this id. If the page does not show this setting to the person, it is the section
 * that would contain the setting.
 */
const elementOf = (id: string) =>
  document.getElementById(id) ??
  document.getElementById(SETTINGS.find((setting) => setting.id === id)?.section ?? '')

/**
 * Goes to the part that the address names. The browser itself does not, because the part was not
 * drawn yet when the page opened. In a part that is smaller than a section, the first control also
 * gets the focus. Returns a function that stops waiting for that control.
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

/**
 * Goes to the part that the address names, when the page is first drawn and whenever the address
 * changes.
 */
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
