/**
 * Runs in a page: returns the elements for clicks whose height is less than `least` pixels. A link
 * within a sentence may be only as high as its line of text (WCAG 2.5.5). A checkbox is measured with
 * its label, because a click on the label works as well.
 */
export function smallTargets(least: number): string[] {
  const slack = 0.5
  const targets = 'a[href], button, select, summary, label, input:not([type=hidden], [type=file])'
  const isInLine = (element: Element) => {
    const { display } = getComputedStyle(element)
    const text = element.parentElement?.textContent.trim() ?? ''
    return display.startsWith('inline') && text !== element.textContent.trim()
  }
  return [...document.querySelectorAll<HTMLElement>(targets)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => element.localName !== 'label' || element.querySelector('input'))
    .filter((element) => element.localName === 'label' || !element.closest('label'))
    .filter((element) => element.getBoundingClientRect().height < least - slack)
    .filter((element) => !isInLine(element))
    .map(({ localName, id, className, offsetHeight, textContent }) => {
      const text = textContent.trim().slice(0, 30)
      return `${localName}#${id}.${className} is ${offsetHeight} px high: ${text}`
    })
}
