import type { Page } from 'puppeteer-core'

export interface Stop {
  /**
   * Number of the element among all elements that the Tab key should reach; -1 for any other element.
   */
  index: number
  name: string
  /** What is wrong while the element has the focus, such as an outline that is cut off. */
  wrong: string[]
  left: number
  right: number
  top: number
  bottom: number
}

/**
 * Runs in a page: numbers all elements that the Tab key should reach, in the order of the document.
 * Returns their names. In a group of radio buttons, the Tab key reaches only the chosen one.
 */
function numberStops(): string[] {
  const focusable =
    'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]'
  const modal = document.querySelector('dialog:modal')
  const all = [...(modal ?? document).querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => {
      if (element.tabIndex < 0 || element.matches(':disabled, [type=hidden]')) return false
      if (element.closest('[inert]') || !element.checkVisibility({ visibilityProperty: true }))
        return false
      if (element.localName === 'summary' && element.parentElement?.localName !== 'details')
        return false
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true
      const group = document.querySelectorAll<HTMLInputElement>(`input[name="${element.name}"]`)
      const chosen = [...group].find(({ checked }) => checked)
      return chosen ? chosen === element : true
    },
  )
  all.forEach((element, i) => {
    element.dataset.stop = String(i)
  })
  return all.map(
    ({ localName, id, className, textContent }) =>
      `${localName}#${id}.${className} ${textContent.trim().slice(0, 30)}`,
  )
}

/** Runs in a page: describes the element that has the focus, and which parts of it cannot be seen. */
function stopHere(): Stop | undefined {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return undefined
  element.scrollIntoView({ block: 'nearest' })
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element)
  const width = Number.parseFloat(outlineWidth)
  const reach = width + Number.parseFloat(outlineOffset)
  const wrong: string[] = []
  if (outlineStyle === 'none' || width < 2) wrong.push('has no outline')
  if (right - left < 2 || bottom - top < 2) wrong.push('has no size')
  const { innerHeight } = window
  const { clientWidth } = document.documentElement
  if (left - reach < -1 || right + reach > clientWidth + 1)
    wrong.push('its outline is beyond the edge')
  if (bottom < 0 || top > innerHeight) wrong.push('is out of sight')
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    const style = getComputedStyle(box)
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
    const edge = box.getBoundingClientRect()
    const cut =
      left - reach < edge.left - 1 ||
      right + reach > edge.right + 1 ||
      top - reach < edge.top - 1 ||
      bottom + reach > edge.bottom + 1
    if (cut) wrong.push(`its outline is cut by ${box.localName}.${box.className}`)
  }
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  if (over && !element.contains(over) && !over.contains(element))
    wrong.push(`is under ${over.localName}.${over.className}`)
  const scroll = { x: window.scrollX, y: window.scrollY }
  return {
    index: Number(element.dataset.stop ?? -1),
    name: `${element.localName}#${element.id}.${element.className} ${element.textContent.trim().slice(0, 30)}`,
    wrong,
    left: left + scroll.x,
    right: right + scroll.x,
    top: top + scroll.y,
    bottom: bottom + scroll.y,
  }
}

/**
 * Highest number of times that the Tab key is pressed within one field. The focus stops at each part of
 * a time or date field.
 */
const PARTS = 8

/**
 * Presses the Tab key from the beginning of the page until the focus has left the page. Returns the
 * elements that had the focus, in this order.
 */
async function walk(page: Page, most: number): Promise<Stop[]> {
  const stops: Stop[] = []
  let same = 0
  while (stops.length <= most) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(stopHere)
    const last = stops.at(-1)
    if (!stop || (stops.length > 1 && stop.index === stops[0]?.index)) break
    same = last && stop.name === last.name && stop.index === last.index ? same + 1 : 0
    if (same > PARTS) throw new Error(`Tab does not leave ${stop.name}.`)
    if (same === 0) stops.push(stop)
  }
  return stops
}

/** Whether the second element lies above the first one, and not to the right of the first one. */
const goesBack = (from: Stop, to: Stop) => to.bottom <= from.top && to.left < from.right

/**
 * Goes through the page with the Tab key alone. Returns the problems: elements that the Tab key does
 * not reach, elements that cannot be seen while they have the focus, and elements that get the focus
 * against the order of reading. Throws an error if the Tab key cannot leave an element.
 */
export async function focusTrouble(page: Page): Promise<string[]> {
  const names = await page.evaluate(numberStops)
  await page.evaluate(() => {
    const start = document.createElement('span')
    start.tabIndex = -1
    start.id = 'start'
    ;(document.querySelector('dialog:modal') ?? document.body).prepend(start)
    start.focus()
    window.scrollTo(0, 0)
  })
  const stops = await walk(page, names.length + 5)
  await page.evaluate(() => document.getElementById('start')?.remove())
  const reached = new Set(stops.map(({ index }) => index))
  return [
    ...names.flatMap((name, i) => (reached.has(i) ? [] : [`is not reached: ${name}`])),
    ...stops.flatMap(({ name, wrong }) => wrong.map((what) => `${name} ${what}`)),
    ...stops.flatMap((stop, i) => {
      const last = stops[i - 1]
      return last && goesBack(last, stop) ? [`goes back from ${last.name} to ${stop.name}`] : []
    }),
  ]
}
