import type { Page } from 'puppeteer-core'

/** More stops than any page has. */
const MOST = 300

/** Presses Tab until the focus is on what the selector names, as somebody without a mouse does. */
export async function reach(page: Page, selector: string) {
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

/** Reaches it, and presses Enter there. */
export async function enter(page: Page, selector: string) {
  await reach(page, selector)
  await page.keyboard.press('Enter')
}
