/**
 * Tests the suggested keyboard shortcuts in every keyboard layout, and a day in the real popup with a
 * real keyboard alone.
 */
import { execFileSync } from 'node:child_process'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { launchChromium } from '../support/browser/chromium.ts'
import { launchFirefox } from '../support/browser/firefox.ts'
import { dayByKeyboard } from '../support/browser/popup-day.ts'
import { hasLastedOn, segmentsOn } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

/** Firefox offers the object `chrome` in addition to `browser`, so this name works in both browsers. */
declare const chrome: Browser

const WELCOME = 'extension/pages/welcome.html'
/**
 * Key codes of the digits in the X server. The test presses keys by their code, because in many
 * keyboard layouts these keys write other characters than digits.
 */
const PLACE = { '8': 17, '9': 18, '0': 19 } as const

const xdotool = (...keys: (string | number)[]) =>
  execFileSync('xdotool', ['key', '--clearmodifiers', keys.join('+')])

/**
 * Runs in the extension. Returns whether a popup is open, and whether the popup has the focus. A popup
 * gets the focus some time after it opens; until then keys go to the window behind the popup.
 */
const popup = () => {
  const [view] = chrome.extension.getViews({ type: 'popup' })
  if (!view) return 'none'
  return view.document.hasFocus() ? 'with focus' : 'without focus'
}

describe.each([
  ['Chromium', launchChromium],
  ['Firefox', () => launchFirefox({ focusesPopup: true })],
] as const)('%s', (name, launch) => {
  let started: Awaited<ReturnType<typeof launch>>
  let page: Page
  beforeAll(async () => {
    started = await launch()
    page = await started.openPage(WELCOME)
    await page.bringToFront()
    await page.waitForSelector('.tile')
    await until(() => page.evaluate(() => document.hasFocus()), 'the page in front')
    // The page gets access keys for the same digits, as many sites have. Some browsers handle access
    // keys before the shortcuts of an extension.
    await page.evaluate(() => {
      for (const key of '890')
        document.body.append(Object.assign(document.createElement('button'), { accessKey: key }))
    })
  })
  afterAll(async () => {
    execFileSync('setxkbmap', ['us'])
    await started.close()
  })

  const running = async () =>
    (await segmentsOn(page)).find(({ endedAt }) => endedAt === undefined)?.category
  const popupIs = (wanted: ReturnType<typeof popup>) =>
    expect.poll(() => page.evaluate(popup), { timeout: 45_000 }).toBe(wanted)
  const pick = async (category: string) => {
    await page.click(`.tile[data-category=${category}]`)
    await until(async () => (await running()) === category, category)
  }

  test("shows the browser's shortcuts", async () => {
    await page.waitForSelector('#open kbd')
    const shown = await page.$$eval('#open kbd', (all) => all.map((key) => key.textContent))
    expect(shown).toEqual(['Alt+Shift+9', 'Alt+Shift+8', 'Alt+Shift+0'])
  })

  test.each(['us', 'de', 'fr', 'pl', 'cz', 'tr', 'ru', 'gr', 'us(dvorak)'])(
    'in the layout %s they go back, stop and open the popup, also out of a field',
    async (layout) => {
      const [map = '', variant] = layout.split(/[()]/)
      execFileSync('setxkbmap', [map, ...(variant ? [variant] : [])])
      await pick('misc')
      await hasLastedOn(page)
      await pick('research')
      await page.focus('#find-product')
      xdotool('alt', 'shift', PLACE[8])
      await until(async () => (await running()) === 'misc', 'back to misc')
      xdotool('alt', 'shift', PLACE[0])
      await until(async () => (await running()) === undefined, 'nothing runs')
      xdotool('alt', 'shift', PLACE[9])
      await popupIs('with focus')
      xdotool('Escape')
      await popupIs('none')
      await until(() => page.evaluate(() => document.hasFocus()), 'the page in front again')
      expect(await page.$eval('#find-product', (field) => (field as HTMLInputElement).value)).toBe(
        '',
      )
    },
  )

  test('a day in the popup by keyboard alone', async () => {
    execFileSync('setxkbmap', ['us'])
    await dayByKeyboard(page, { pageGetsEscape: name === 'Chromium' })
  })

  test('nothing was written to any console', () => {
    expect(started.problems).toEqual([])
  })
})
