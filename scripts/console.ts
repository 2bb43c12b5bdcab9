/**
 * Opens the console for `npm start`: signs in by a link, and takes a picture if the machine has no
 * display.
 */
import type { Page } from 'puppeteer-core'
import { launchPlainChromium } from '../test/support/browser/plain-chromium.ts'
import { language } from './people.ts'
import { DATA_FOLDER } from './serve.ts'

const PICTURE = `${DATA_FOLDER}/console.png`

/** Signs in on the page that was opened by the link to the console. */
export async function enterConsole(page: Page) {
  await page.waitForSelector('.entry button.main')
  await page.click('.entry button.main')
  await page.waitForSelector('.console main[data-page]')
}

/**
 * Prints the answers to the three questions at the top of the team's report, and stores a picture
 * of the page.
 */
export async function showConsole(link: string) {
  const { browser, page } = await launchPlainChromium(language)
  try {
    await page.setViewport({ width: 1240, height: 900 })
    await page.goto(link)
    await enterConsole(page)
    await page.waitForSelector('#people tbody tr')
    const answers = await page.$$eval('.finding', (all) =>
      all.map((one) => (one as HTMLElement).innerText),
    )
    await page.screenshot({ path: PICTURE, fullPage: true })
    console.log(`\nWhat a manager sees in the console (picture: ${PICTURE}):`)
    for (const answer of answers) console.log(`  · ${answer.replace(/\s*\n\s*/g, ' ')}`)
  } finally {
    await browser.close()
  }
}
