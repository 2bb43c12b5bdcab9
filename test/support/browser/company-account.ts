/** Connecting by a company account, as a person does it. */
import type { Browser, Page } from 'puppeteer-core'
import { until } from './until.ts'

interface Asked {
  /** The endpoint's address. */
  endpoint: string
  /** Of the provider. */
  issuer: string
  login: string
}

/** On Stint's settings page, open in `page`: the endpoint's address, one click, the company's window. */
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
