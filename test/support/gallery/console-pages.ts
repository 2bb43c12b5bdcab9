/** Opens pages of the console in a real Chromium, and finds what is wrong with them. */
import type { Page } from 'puppeteer-core'
import { SAMPLE_NOW, SAMPLE_ZONE } from '../sample/sample.ts'
import { violationsOn } from './axe.ts'
import { cutText } from './cut-text.ts'
import { focusTrouble } from './focus.ts'
import { isFixedOn } from './fonts.ts'
import { freezeClock } from './freeze-clock.ts'
import { setSize } from './gallery.ts'
import { differencesFromStored } from './stored-pictures.ts'
import { smallTargets } from './targets.ts'

/** Elements whose text may be cut off: they contain links, which people copy and do not read. */
const MAY_BE_CUT = ['.copying input']

export const WIDE = 1240
export const NARROW = 360

export const freezePage = async (page: Page) => {
  await page.emulateTimezone(SAMPLE_ZONE)
  await page.evaluateOnNewDocument(freezeClock, SAMPLE_NOW)
  // The browser shows a dialog when somebody leaves a page whose links were not copied yet.
  page.on('dialog', (dialog) => void dialog.accept())
}

export const show = async (page: Page, url: string, ready: string) => {
  // Opens another address first: the browser does not load an address that differs only after the `#`.
  // It is one of the same endpoint, because for an address without a host the browser starts a new
  // process each time.
  await page.goto(new URL('/healthz', url).href)
  await page.goto(url)
  await page.waitForSelector(ready)
}

export const signInBy = async (page: Page, link: string) => {
  await show(page, link, '.entry button.main')
  await page.click('.entry button.main')
  await page.waitForSelector('.console main[data-page]')
}

export const textOf = (page: Page, selector: string) =>
  page.$eval(selector, (element) => element.textContent)

/**
 * Returns what is wrong with the page on a wide and on a narrow screen, and how the page differs from
 * its stored picture. The stored picture is wide and light in English, narrow and dark in Russian.
 */
export async function troubleOn(page: Page, name: string, language: 'en' | 'ru') {
  const wrong: string[] = []
  const shown = language === 'en' ? ([WIDE, 'light'] as const) : ([NARROW, 'dark'] as const)
  for (const [width, theme] of [
    [WIDE, 'light'],
    [NARROW, 'dark'],
  ] as const) {
    await setSize(page, width, theme)
    const found = [
      ...(await page.evaluate(cutText, MAY_BE_CUT, false)),
      ...(await page.evaluate(smallTargets, 32)),
      ...(language === 'en' ? await violationsOn(page) : []),
      ...(await page.evaluate(() =>
        document.documentElement.scrollWidth > document.documentElement.clientWidth
          ? ['is wider than the screen']
          : [],
      )),
      ...(await page.evaluate(() =>
        [...document.querySelectorAll('.when')]
          .filter((when) => {
            const line = when.firstElementChild?.getBoundingClientRect().height ?? 0
            return when.getBoundingClientRect().height > 2.5 * line
          })
          .map((when) => `takes more than two lines: ${when.textContent}`),
      )),
    ]
    wrong.push(...found.map((what) => `${width}: ${what}`))
    if (width === shown[0]) {
      const picture = `console-${name}.${language}-${theme}-${width}`
      wrong.push(...(await differencesFromStored(picture, page, await isFixedOn(page))))
    }
  }
  await page.setViewport({ width: WIDE, height: 800 })
  return [...wrong, ...(language === 'en' ? await focusTrouble(page) : [])]
}
