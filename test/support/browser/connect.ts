import type { Page } from 'puppeteer-core'

/** Enters what a person got, and connects once Stint has said whom. */
export async function enterInvite(page: Page, text: string) {
  await (await page.waitForSelector('#invite'))?.type(text)
  await page.click('#look-up')
  await page.waitForSelector('#connect, #connection [role=alert]:not(:empty)')
  if (await page.$('#connect')) await page.click('#connect')
}

/**
 * Connects Stint on its settings page, open in `page`, as a person does; returns at once if it is
 * connected. Throws an error with the page's message if it fails.
 */
export async function connectOn(
  page: Page,
  endpoint: string,
  code: () => string | Promise<string>,
) {
  await page.waitForSelector('#connected, #invite')
  if (await page.$('#connected')) return
  await enterInvite(page, `${endpoint} ${await code()}`)
  await page.waitForSelector('#connected, [role=alert]:not(:empty)')
  if (await page.$('#connected')) return
  const words = await page.$eval('[role=alert]:not(:empty)', (alert) => alert.textContent)
  throw new Error(`Stint could not be connected: ${words}`)
}
