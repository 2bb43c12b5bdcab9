import type { Page } from 'puppeteer-core'

/**
 * Highest number of times that the Tab key is pressed. Every page has fewer elements that the Tab key
 * reaches.
 */
const MOST = 300

/**
 * Presses the Tab key until the focus is on the element of the selector, as a person without a mouse
 * does.
 */
export async function tabTo(page: Page, selector: string) {
  await page.waitForSelector(selector)
  for (let i = 0; i < MOST; i++) {
    const there = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted) ?? false,
      selector,
    )
    if (there) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not get to ${selector}.`)
}

/** Reaches the element with the Tab key, and presses Enter there. */
export async function enter(page: Page, selector: string) {
  await tabTo(page, selector)
  await page.keyboard.press('Enter')
}
