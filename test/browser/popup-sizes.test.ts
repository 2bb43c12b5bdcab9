/**
 * Tests the popup with 8, 11 and 18 categories, at a zoom of 200 %, with fonts of at least 24 px, and
 * on a screen where it can be only 560 px high. No text may be cut off, no elements may overlap, and no
 * word may be broken.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page, Viewport } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { DETAILED } from '../../src/core/scheme/categories.ts'
import { FIRST_SCHEME } from '../../src/core/scheme/versions.ts'
import { hour, minute } from '../../src/core/time/units.ts'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import {
  type Firefox,
  launchFirefox,
  reloadInFirefox,
  setViewportInFirefox,
} from '../support/browser/firefox.ts'
import { SETTINGS } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import { cutText } from '../support/gallery/cut-text.ts'
import { overlappingTexts } from '../support/gallery/overlap.ts'
import { SAMPLE_CALENDAR, type Sample, sampleDatabase } from '../support/sample/sample.ts'
import { writeSample } from '../support/sample/write.ts'

declare const browser: Browser

const STAGES = [8, 11, 18] as const
const LANGUAGES = ['en', 'ru'] as const
type Language = (typeof LANGUAGES)[number]
const LARGE = 24

/** Number of days of the sample. The popup shows no earlier day, and more rows take longer to write. */
const DAYS = 4

/**
 * Pictures per second in Firefox, instead of 60. The tests look at sizes and not at movement, and each
 * picture costs processor time.
 */
const FRAME_RATE = 20

/** Browsers limit a popup to 800 × 600 px; at a zoom of 200 % these are 400 × 300 CSS pixels. */
const USUAL = { width: 800, height: 600 }
const ZOOMED = { width: 400, height: 300, deviceScaleFactor: 2 }
/** The size in pixels to which a small screen limits a popup. */
const LOW = { width: 800, height: 560 }

/**
 * Returns the sample data of a person's last days. `stages` is the number of categories that the popup
 * shows; the other categories are hidden.
 */
function dayWith(stages: (typeof STAGES)[number], language: Language): Sample {
  const sample = sampleDatabase(Date.now(), 'UTC', { language, base: stages === 8, days: DAYS })
  if (stages !== 18) return sample
  const detailed = { version: 2, from: '2020-01-01', changeEvery: 1, categories: DETAILED } as const
  const scheme = { name: 'scheme', value: { versions: [FIRST_SCHEME, detailed] } } as const
  return { ...sample, named: [...sample.named.filter(({ name }) => name !== 'scheme'), scheme] }
}

/**
 * Creates a browser profile in which all pages have a zoom of 200 %. The zoom of a popup follows this
 * setting, and not the zoom of a tab.
 */
function zoomedProfile() {
  const profile = mkdtempSync(join(tmpdir(), 'stint-zoomed-'))
  const zoom = { default_zoom_level: { x: Math.log(2) / Math.log(1.2) } }
  mkdirSync(join(profile, 'Default'))
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ partition: zoom }))
  return profile
}

/**
 * Elements that may be cut off. Long ids, notes and names of commands end in an ellipsis (…), and the
 * tooltip shows the whole text.
 */
const MAY_BE_CUT = ['.tag', '.repeat .what', '.turn span']

/**
 * Runs in the page. Describes the reply if it is wider than the popup or than its own box. The reply is
 * the popup's message about what the person just did (src/ui/popup/reply.tsx).
 */
function cutReply(): string[] {
  const reply = document.querySelector('.reply')
  const { left = 0, right = 0 } = reply?.getBoundingClientRect() ?? {}
  const room = document.documentElement.clientWidth
  const fits = reply && left >= 0 && right <= room + 1 && reply.scrollWidth <= reply.clientWidth + 1
  return fits ? [] : [`the reply “${reply?.textContent}” from ${left} to ${right} of ${room}`]
}

/**
 * Clicks *Outgoing call* in the popup. Returns everything that then cannot be read or reached in the
 * popup.
 */
async function wrongOn(popup: Page) {
  await popup.waitForSelector('main[data-ready]')
  await popup.waitForSelector('.repeats[data-ready]')
  await popup.$eval('[data-category=outgoing-call]', (tile) => (tile as HTMLElement).click())
  await popup.waitForSelector('[data-category=outgoing-call][aria-pressed=true]')
  await popup.waitForSelector('#undo:not([hidden])')
  await popup.waitForSelector('.reply')
  const fits = () =>
    popup.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    )
  await until(fits, 'the popup to fit its room')
  const reply = await popup.evaluate(cutReply)
  // The reply covers a category's button for five seconds. The test hides the reply, to test also the
  // part of the popup that it covers.
  await popup.$eval('.reply', (box) => {
    ;(box as HTMLElement).style.display = 'none'
  })
  return [
    ...reply,
    ...(await popup.evaluate(cutText, MAY_BE_CUT, true)),
    ...(await popup.evaluate(overlappingTexts)),
  ]
}

/**
 * Runs in the page before its own scripts: sets the language of the page, so that one browser can show
 * both languages.
 */
function speak(language: string) {
  Object.defineProperty(Navigator.prototype, 'language', { get: () => language })
}

/**
 * Returns the data of a person with a calendar who was away from `from` to `to` (epoch milliseconds).
 * All later entries of the sample are left out, so that the hour of the test run does not matter.
 */
function awayBetween(from: number, to: number, now: number, language: Language): Sample {
  const sample = sampleDatabase(now, 'UTC', { language, base: true, calendar: true, days: DAYS })
  const before = sample.segments.filter(({ endedAt = now }) => endedAt <= from)
  const last = before.at(-1)
  if (!last) throw new Error('The sample has no work.')
  const { context: _, note: __, ...rest } = last
  const bounds = { id: crypto.randomUUID(), startedAt: from, endedAt: to, changedAt: to }
  const away = { ...rest, ...bounds, category: 'unexplained', source: 'auto', outbox: 'hold' }
  return { ...sample, segments: [...before, away as (typeof before)[number]] }
}

/** Returns a calendar with `count` meetings, one after the other, between `from` and `to`. */
function meetingsIn(from: number, to: number, count: number) {
  const length = (to - from) / count
  const at = (i: number) =>
    Temporal.Instant.fromEpochMilliseconds(Math.round(from + i * length))
      .toString({ smallestUnit: 'second' })
      .replaceAll(/[-:]/g, '')
  const entries = Array.from({ length: count }, (_, i) => [
    'BEGIN:VEVENT',
    `UID:${i}`,
    `DTSTART:${at(i)}`,
    `DTEND:${at(i + 1)}`,
    `SUMMARY:A meeting with a long title about everything ${i}`,
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', ...entries.flat(), 'END:VCALENDAR', ''].join('\r\n')
}

/** Answers the page's request for the sample's calendar with this text. */
async function answerWith(page: Page, calendar: string) {
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    if (request.url() !== SAMPLE_CALENDAR) return void request.continue()
    const headers = { 'access-control-allow-origin': '*' }
    void request.respond({ status: 200, contentType: 'text/calendar', headers, body: calendar })
  })
}

/**
 * Each smallest font size has its own browser, because only the browser's command line can set this
 * size.
 */
describe.each([
  ['with the usual fonts', [ZOOMED, LOW], []],
  ['with a smallest font size of 24', [USUAL, LOW], [`--blink-settings=minimumFontSize=${LARGE}`]],
] as const)('in Chromium, %s', (_name, viewports, args) => {
  let chromium: Chromium
  let settings: Page
  beforeAll(async () => {
    chromium = await launchChromium({ headed: false, args })
    settings = await chromium.openPage(SETTINGS)
  })
  afterAll(() => chromium.close())

  const cases = LANGUAGES.flatMap((language) => STAGES.map((stages) => [language, stages] as const))
  test.each(cases)('%s, %d stages', async (language, stages) => {
    await writeSample(settings, dayWith(stages, language))
    const popup = await chromium.browser.newPage()
    await popup.evaluateOnNewDocument(speak, language)
    for (const viewport of viewports) {
      await popup.setViewport(viewport)
      await popup.goto(chromium.url('extension/pages/popup.html'))
      expect(await wrongOn(popup), `${viewport.width} × ${viewport.height}`).toEqual([])
    }
    expect(await popup.evaluate(() => document.documentElement.lang)).toBe(language)
    await popup.close()
  })

  if (args.length > 0) return
  test.each(LANGUAGES)('%s: a day of meetings away is one answer in 600 px', async (language) => {
    const now = Date.now()
    const [from, to] = [now - hour, now - 10 * minute]
    await writeSample(settings, awayBetween(from, to, now, language))
    const popup = await chromium.browser.newPage()
    await popup.evaluateOnNewDocument(speak, language)
    await popup.setViewport({ width: 360, height: 300 })
    await answerWith(popup, meetingsIn(from, to, 6))
    await popup.goto(chromium.url('extension/pages/popup.html'))
    await popup.waitForSelector('#question')
    await popup.$eval('#question', (button) => (button as HTMLElement).click())
    await popup.waitForSelector('#from-calendar')
    expect(await popup.$eval('#from-calendar', (button) => button.textContent)).toMatch(
      language === 'en' ? /3 more, until/ : /и ещё 3, до/,
    )
    const height = await popup.evaluate(() => document.documentElement.scrollHeight)
    expect(height).toBeLessThanOrEqual(USUAL.height)
    await popup.close()
  })
  test.each(LANGUAGES)(
    '%s: the long name of an act to undo moves no category',
    async (language) => {
      await writeSample(settings, dayWith(8, language))
      const popup = await chromium.browser.newPage()
      await popup.evaluateOnNewDocument(speak, language)
      await popup.setViewport(USUAL)
      await popup.goto(chromium.url('extension/pages/popup.html'))
      await popup.waitForSelector('.repeats[data-ready]')
      const top = () => popup.$eval('.view > .grid', (grid) => (grid as HTMLElement).offsetTop)
      const click = (css: string) => popup.$eval(css, (button) => (button as HTMLElement).click())
      const before = await top()
      await click('[data-category=prospect-meeting]')
      await popup.waitForSelector('[data-category=prospect-meeting][aria-pressed=true]')
      expect(await top()).toBe(before)
      await click('#stop')
      await popup.waitForSelector('.pick')
      expect(await top()).toBe(before)
      await popup.close()
    },
  )
})

/**
 * Opens the popup in a tab, and loads it again for each number of categories and each size of the
 * window. Returns what is wrong in the popup. Firefox starts a process for each new tab, so one tab is
 * used.
 */
async function wrongInTabs(
  firefox: Firefox,
  settings: Page,
  language: Language,
  viewports: readonly Viewport[],
) {
  const wrong: string[] = []
  const popup = await firefox.openPage('extension/pages/popup.html')
  for (const stages of STAGES) {
    await writeSample(settings, dayWith(stages, language))
    for (const viewport of viewports) {
      await setViewportInFirefox(popup, viewport)
      await reloadInFirefox(popup)
      const at = `${stages} stages, ${viewport.width} × ${viewport.height}`
      wrong.push(...(await wrongOn(popup)).map((what) => `${at}: ${what}`))
      expect(await popup.evaluate(() => document.documentElement.lang)).toBe(language)
    }
  }
  await popup.close()
  return wrong
}

interface Size {
  language: string
  window: [number, number]
  content: [number, number]
}

/**
 * Returns the size of the real popup in Firefox, in CSS pixels. Returns undefined until the popup shows
 * the stored state.
 */
function sizeInFirefox(): Size | undefined {
  const [popup] = browser.extension.getViews({ type: 'popup' })
  const view = popup?.document.querySelector('main[data-ready] .view')
  if (!popup || !view) return undefined
  const { width, height } = view.getBoundingClientRect()
  return {
    language: popup.document.documentElement.lang,
    window: [popup.innerWidth, popup.innerHeight],
    content: [Math.round(width), Math.round(height)],
  }
}

/** Runs in the page: returns the browser's language, and the height in pixels of a small text. */
function languageAndHeight(): [string, number] {
  const text = Object.assign(document.createElement('span'), { textContent: 'Text' })
  text.style.fontSize = '10px'
  document.body.append(text)
  const { height } = text.getBoundingClientRect()
  text.remove()
  return [navigator.language, height]
}

describe('in Firefox', () => {
  let firefox: Firefox
  let settings: Page
  beforeAll(async () => {
    firefox = await launchFirefox({ frameRate: FRAME_RATE })
    settings = await firefox.openPage(SETTINGS)
  })
  afterAll(() => firefox.close())

  /** Sets Firefox's language and its smallest font size, so that one browser can show all of them. */
  async function prefer(language: Language, smallest = 0) {
    await firefox.setPreferences({
      'intl.accept_languages': language,
      'font.minimum-size.x-western': smallest,
      'font.minimum-size.x-cyrillic': smallest,
    })
    const isSet = async () => {
      const [now, height] = await settings.evaluate(languageAndHeight)
      return now === language && (smallest === 0 ? height < LARGE : height >= LARGE)
    }
    await until(isSet, `pages in ${language} with fonts of at least ${smallest} px`)
  }

  describe.each(LANGUAGES)('%s', (language) => {
    describe('with the usual fonts', () => {
      beforeAll(() => prefer(language))

      test.each(STAGES)('the real popup is as large as its content: %d stages', async (stages) => {
        await writeSample(settings, dayWith(stages, language))
        await settings.bringToFront()
        await settings.evaluate(() => browser.action.openPopup())
        let seen: Size | undefined
        const same = async () => {
          seen = await settings.evaluate(sizeInFirefox)
          return seen?.window.every((side, i) => Math.abs(side - (seen?.content[i] ?? 0)) <= 1)
        }
        await until(same, 'no strip beside or below').catch(() => undefined)
        // Firefox rounds the popup's width and height up to whole pixels.
        seen?.window.forEach((side, i) => {
          expect(side - (seen?.content[i] ?? 0), JSON.stringify(seen)).toBeLessThanOrEqual(1)
        })
        expect(seen).toMatchObject({
          language,
          content: [stages === 8 ? 360 : 560, expect.anything()],
        })
        await settings.evaluate(() => browser.extension.getViews({ type: 'popup' })[0]?.close())
        await until(
          () => settings.evaluate(() => browser.extension.getViews({ type: 'popup' }).length === 0),
          'the popup closed',
        )
      })

      test('zoomed to 200 %, and on a low screen', async () => {
        expect(await wrongInTabs(firefox, settings, language, [ZOOMED, LOW])).toEqual([])
      })
    })

    test(`with a smallest font size of ${LARGE}`, async () => {
      await prefer(language, LARGE)
      expect(await wrongInTabs(firefox, settings, language, [USUAL])).toEqual([])
    })
  })
})

describe('the real popup in Chromium, zoomed to twice its size', () => {
  const profile = zoomedProfile()
  let chromium: Chromium
  let settings: Page
  beforeAll(async () => {
    chromium = await launchChromium({ profile })
    settings = await chromium.openPage(SETTINGS)
  })
  afterAll(async () => {
    await chromium.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  test.each(STAGES)('undo moves none of %d stages', async (stages) => {
    await writeSample(settings, dayWith(stages, 'en'))
    const popup = await chromium.popup()
    await popup.waitForSelector('.repeats[data-ready]')
    const top = () => popup.$eval('.view > .grid', (grid) => (grid as HTMLElement).offsetTop)
    const click = (css: string) => popup.$eval(css, (button) => (button as HTMLElement).click())
    for (const category of ['prospect-meeting', 'documentation']) {
      await click(`[data-category=${category}]`)
      await popup.waitForSelector(`[data-category=${category}][aria-pressed=true]`)
    }
    const before = await top()
    await click('#undo')
    await popup.waitForSelector('#redo:not([hidden])')
    expect(await top()).toBe(before)
    await popup.close()
  })

  test.each(STAGES)('holds all of %d stages', async (stages) => {
    await writeSample(settings, dayWith(stages, 'en'))
    const popup = await chromium.popup()
    expect(await wrongOn(popup)).toEqual([])
    expect(await popup.evaluate(() => devicePixelRatio)).toBe(2)
    await popup.close()
  })
})
