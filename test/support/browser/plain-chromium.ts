/** Starts Chromium without an extension, to test pages that an endpoint serves. */
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { fixedFonts } from '../gallery/fonts.ts'
import { usualArgs } from './chromium.ts'
import { browserOrInstall } from './find-browser.ts'
import { listenTo, type Problems } from './problems.ts'

export interface PlainChromium {
  browser: Browser
  page: Page
  /** Errors and warnings of the page so far. */
  problems: Problems
}

export async function launchPlainChromium(lang: 'en' | 'ru'): Promise<PlainChromium> {
  const browser = await puppeteer.launch({
    executablePath: browserOrInstall('chromium').path,
    pipe: true,
    args: [...usualArgs(lang), '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    env: { ...process.env, LANGUAGE: lang, ...fixedFonts() },
  })
  const page = await browser.newPage()
  const problems: Problems = []
  await listenTo(await page.createCDPSession(), 'page', problems)
  return { browser, page, problems }
}
