import type { Page } from 'puppeteer-core'

/**
 * Connects Stint on its settings page, open in `page`, as a person does; returns at once if it is
 * connected. Throws an error with the page's message if it fails.
 */
export async function connectOn(page: Page, endpoint: string, code: () => string) {
  await page.waitForSelector('#connected, #code')
  if (await page.$('#connected')) return
  await page.type('#endpoint', endpoint)
  await page.type('#code', code())
  await page.click('#connect')
  await page.waitForSelector('#connected, [role=alert]:not(:empty)')
  if (await page.$('#connected')) return
  const words = await page.$eval('[role=alert]:not(:empty)', (alert) => alert.textContent)
  throw new Error(`Stint could not be connected: ${words}`)
}
