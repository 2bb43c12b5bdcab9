/** Connects Stint by a company account, with the same steps as a person. */
import type { Browser, Page } from 'puppeteer-core'
import { until } from './until.ts'

interface Asked {
  /** The endpoint's address. */
  endpoint: string
  /** Address of the company's sign-in provider (OpenID Connect). */
  issuer: string
  login: string
}

/**
 * Signs in on Stint's settings page, which is open in `page`. Enters the endpoint's address, and clicks
 * once. A window of the company's sign-in provider opens, and the person logs in there.
 */
export async function signInOn(browser: Browser, page: Page, { endpoint, issuer, login }: Asked) {
  await page.waitForSelector('#invite')
  await page.type('#invite', endpoint)
  await page.keyboard.press('Enter')
  await page.waitForSelector('#sign-in')
  await page.click('#sign-in')
  const window = await until(
    async () => (await browser.pages(true)).find((one) => one.url().startsWith(issuer)),
    'the window of the provider',
  )
  await window.type('[name=login]', login)
  await window.click('#enter')
  await page.waitForSelector('#connected')
}
