import type { Page } from 'puppeteer-core'

/**
 * Enters a one-time code, an invite link or a whole message that contains one of them. Connects when
 * the page has shown the name of the person whom the code connects.
 */
export async function enterInvite(page: Page, text: string) {
  await (await page.waitForSelector('#invite'))?.type(text)
  await page.click('#look-up')
  await page.waitForSelector('#connect, #connection [role=alert]:not(:empty)')
  if (await page.$('#connect')) await page.click('#connect')
}

/**
 * Connects Stint on its settings page, which is open in `page`, with the same steps as a person. Does
 * nothing if Stint is connected already. If connecting fails, throws an error with the page's message.
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
