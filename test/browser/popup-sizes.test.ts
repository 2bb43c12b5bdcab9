/**
 * The popup for whoever needs it larger: nothing is cut, nothing lies upon anything else, and no word
 * breaks, with 8, 11 and 18 stages, zoomed to 200 %, and with a smallest font size of 24.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { writeSample } from '../../scripts/sample/write.ts'
import { type Sample, sampleDatabase } from '../../scripts/sample.ts'
import { DETAILED } from '../../src/core/scheme.ts'
import { FIRST_SCHEME } from '../../src/core/team-scheme.ts'
import { cutText } from './gallery/cut.ts'
import { overlapping } from './gallery/overlap.ts'
import { type Chromium, launchChromium } from './harness/chromium.ts'
import { type Firefox, launchFirefox } from './harness/firefox.ts'
import { until } from './harness/until.ts'
import { SETTINGS } from './rep.ts'

declare const browser: Browser

const STAGES = [8, 11, 18] as const
const LANGUAGES = ['en', 'ru'] as const
const LARGE = 24

/** Browsers give a popup 800 by 600 px at most: in CSS's, half of that at 200 %. */
const USUAL = { width: 800, height: 600 }
const ZOOMED = { width: 400, height: 300, deviceScaleFactor: 2 }

/** Somebody's day, with that many stages in the popup. */
function dayWith(stages: (typeof STAGES)[number], language: (typeof LANGUAGES)[number]): Sample {
  const sample = sampleDatabase(Date.now(), 'UTC', { language, base: stages === 8 })
  if (stages !== 18) return sample
  const detailed = { version: 2, from: '2020-01-01', changeEvery: 1, categories: DETAILED } as const
  const scheme = { name: 'scheme', value: { versions: [FIRST_SCHEME, detailed] } } as const
  return { ...sample, named: [...sample.named.filter(({ name }) => name !== 'scheme'), scheme] }
}

/** Of somebody who has set the zoom of all pages to 200 %: popups follow that, not a tab's own. */
function zoomedProfile() {
  const profile = mkdtempSync(join(tmpdir(), 'stint-zoomed-'))
  const zoom = { default_zoom_level: { x: Math.log(2) / Math.log(1.2) } }
  mkdirSync(join(profile, 'Default'))
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ partition: zoom }))
  return profile
}

/** A tag with a long id ends in an ellipsis; the whole is in the tooltip. */
const MAY_BE_CUT = ['.tag']

/** What a person could not read or reach, with a call under way that can be ended or undone. */
async function wrongOn(popup: Page) {
  await popup.waitForSelector('main[data-ready]')
  await popup.$eval('[data-category=outgoing-call]', (tile) => (tile as HTMLElement).click())
  await popup.waitForSelector('[data-category=outgoing-call][aria-pressed=true]')
  await popup.waitForSelector('#undo:not([hidden])')
  const fits = () =>
    popup.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    )
  await until(fits, 'the popup to fit its room')
  return [
    ...(await popup.evaluate(cutText, MAY_BE_CUT, true)),
    ...(await popup.evaluate(overlapping)),
  ]
}

const everyCase = LANGUAGES.flatMap((language) =>
  STAGES.map((stages) => [language, stages] as const),
)

describe.each(LANGUAGES)('in Chromium, %s', (language) => {
  describe.each([
    ['zoomed to 200 %', ZOOMED, []],
    ['with a smallest font of 24', USUAL, [`--blink-settings=minimumFontSize=${LARGE}`]],
  ] as const)('%s', (_name, viewport, args) => {
    let chromium: Chromium
    let settings: Page
    beforeAll(async () => {
      chromium = await launchChromium({ lang: language, headed: false, args })
      settings = await chromium.openPage(SETTINGS)
    })
    afterAll(() => chromium.close())

    test.each(STAGES)('%d stages', async (stages) => {
      await writeSample(settings, dayWith(stages, language))
      const popup = await chromium.openPage('extension/pages/popup.html')
      await popup.setViewport(viewport)
      expect(await wrongOn(popup)).toEqual([])
      await popup.close()
    })
  })
})

describe('in Firefox', () => {
  let firefox: Firefox | undefined
  afterAll(() => firefox?.close())

  describe.each(LANGUAGES)('%s', (language) => {
    test.each([
      ['zoomed to 200 %', ZOOMED, {}],
      [
        'with a smallest font of 24',
        USUAL,
        { 'font.minimum-size.x-western': LARGE, 'font.minimum-size.x-cyrillic': LARGE },
      ],
    ] as const)('%s', async (_name, viewport, prefs) => {
      await firefox?.close()
      firefox = await launchFirefox({ lang: language, headed: false, prefs })
      const settings = await firefox.openPage(SETTINGS)
      for (const stages of STAGES) {
        await writeSample(settings, dayWith(stages, language))
        const popup = await firefox.openPage('extension/pages/popup.html')
        await popup.setViewport(viewport)
        expect(await wrongOn(popup), `${stages} stages`).toEqual([])
        await popup.close()
      }
    })
  })
})

describe('the real popup', () => {
  interface Size {
    window: [number, number]
    content: [number, number]
  }

  test.each(everyCase)(
    'in Firefox is as large as what is in it: %s, %d stages',
    async (language, stages) => {
      const firefox = await launchFirefox({ lang: language })
      try {
        const settings = await firefox.openPage(SETTINGS)
        await writeSample(settings, dayWith(stages, language))
        await settings.bringToFront()
        await settings.evaluate(() => browser.action.openPopup())
        const size = () =>
          settings.evaluate((): Size | undefined => {
            const [popup] = browser.extension.getViews({ type: 'popup' })
            const view = popup?.document.querySelector('main[data-ready] .view')
            if (!popup || !view) return undefined
            const { width, height } = view.getBoundingClientRect()
            return {
              window: [popup.innerWidth, popup.innerHeight],
              content: [Math.round(width), Math.round(height)],
            }
          })
        let seen: Size | undefined
        const same = async () => {
          seen = await size()
          return seen?.window.every((side, i) => Math.abs(side - (seen?.content[i] ?? 0)) <= 1)
        }
        await until(same, 'no strip beside or below').catch(() => undefined)
        // Firefox rounds up.
        seen?.window.forEach((side, i) => {
          expect(side - (seen?.content[i] ?? 0), JSON.stringify(seen)).toBeLessThanOrEqual(1)
        })
        expect(seen?.content[0]).toBe(stages === 8 ? 360 : 560)
      } finally {
        await firefox.close()
      }
    },
  )

  test.each(STAGES)(
    'in Chromium, zoomed to twice its size, holds all of %d stages',
    async (stages) => {
      const profile = zoomedProfile()
      const chromium = await launchChromium({ profile })
      try {
        const settings = await chromium.openPage(SETTINGS)
        await writeSample(settings, dayWith(stages, 'en'))
        const popup = await chromium.popup()
        expect(await wrongOn(popup)).toEqual([])
        expect(await popup.evaluate(() => devicePixelRatio)).toBe(2)
      } finally {
        await chromium.close()
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
      }
    },
  )
})
