import { rmSync } from 'node:fs'
import type { Page } from 'puppeteer-core'
import { launchChromium } from '../browser/chromium.ts'
import type { Downloads } from '../browser/downloads.ts'
import { until } from '../browser/until.ts'
import type { Language } from '../sample/plans.ts'
import { SAMPLE_NOW, SAMPLE_ZONE, type Sample, sampleDatabase } from '../sample/sample.ts'
import { writeSample } from '../sample/write.ts'
import { stillCopy } from './copy-without-background.ts'
import { fixedFonts, isFixedOn } from './fonts.ts'
import { freeze } from './freeze-clock.ts'
import { answerOn } from './sample-endpoint.ts'
import type { State } from './states.ts'

export type Theme = 'light' | 'dark'

export interface Gallery {
  /** The state on its page, ready to be looked at. */
  show(state: Pick<State, 'path' | 'sample' | 'ready' | 'prepare' | 'writes'>): Promise<Page>
  /** Pages are drawn in the font of the pictures. */
  fixedFont: boolean
  downloads: Downloads
  problems: readonly string[]
  close(): Promise<void>
}

export interface GalleryOptions {
  language: Language
  /** The built extension; default `dist/chrome`. */
  from?: string
  /** Of the browser's command line. */
  args?: readonly string[]
}

/** Pages with a person's months in them, at a clock that stands still. */
export async function openGallery({ language, from, args }: GalleryOptions): Promise<Gallery> {
  const extensionDir = stillCopy(from ?? 'dist/chrome')
  const chromium = await launchChromium({
    extensionDir,
    lang: language,
    headed: false,
    still: true,
    args: args ?? [],
    env: fixedFonts(),
  })
  const page = await chromium.openPage('extension/pages/settings.html')
  await page.waitForSelector('main[data-ready]')
  await page.emulateTimezone(SAMPLE_ZONE)
  await page.evaluateOnNewDocument(freeze, SAMPLE_NOW)
  await answerOn(page, language)
  let stored = ''
  return {
    fixedFont: await isFixedOn(page),
    downloads: chromium.downloads,
    problems: chromium.problems,
    close: async () => {
      await chromium.close()
      rmSync(extensionDir, { recursive: true, force: true })
    },
    async show({ path, sample, ready, prepare, writes }) {
      // Away from the page before: one that differs only after `#` would not be loaded anew.
      await page.goto(chromium.url('manifest.json'))
      const long = /^(report|settings)/.test(path)
      const asked = JSON.stringify([sample, long])
      if (stored !== asked) await writeSample(page, dataOf(sample, language, long))
      stored = writes ? '' : asked
      await page.goto(chromium.url(`extension/pages/${path}`))
      await page.waitForSelector(ready ?? 'main[data-ready]')
      await page.addStyleTag({ content: AT_REST })
      await prepare?.(page)
      await page.evaluate(atRest)
      return page
    },
  }
}

const NOTHING: Sample = { segments: [], attribution: [], named: [], receipts: [] }

/** All that a popup or a day looks at; nine months take a second to write. */
const RECENT = SAMPLE_NOW - 45 * 24 * 60 * 60_000

function dataOf(sample: State['sample'], language: Language, long: boolean): Sample {
  if (sample === 'nobody') return NOTHING
  const all = sampleDatabase(SAMPLE_NOW, SAMPLE_ZONE, { language, ...sample })
  if (long) return all
  return { ...all, segments: all.segments.filter(({ startedAt }) => startedAt > RECENT) }
}

/** Runs in the page: what is read piece by piece has come when nothing changes any more. */
const atRest = () =>
  new Promise<void>((resolve) => {
    const quiet = 300
    let timer = setTimeout(resolve, quiet)
    new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(resolve, quiet)
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  })

const AT_REST =
  '*, ::before, ::after { caret-color: transparent !important; animation: none !important; transition: none !important }'

/** Runs in the page. */
const isRoomKnown = () => {
  const { style, clientWidth } = document.documentElement
  const room = style.getPropertyValue('--room')
  return room === '' || room === `${clientWidth}px`
}

/** Runs in the page: its height, once charts have been drawn again in the page's width. */
const steadyHeight = () =>
  new Promise<number>((resolve) => {
    const heights: number[] = []
    const look = () => {
      heights.push(document.documentElement.scrollHeight)
      const last = heights.slice(-4)
      if (last.length === 4 && new Set(last).size === 1) resolve(last[0] ?? 0)
      else requestAnimationFrame(look)
    }
    look()
  })

/** The page in this theme. */
export const themed = (page: Page, theme: Theme) =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])

/** The page in this theme, this wide, and as high as what is on it. */
export async function sized(page: Page, width: number, theme: Theme) {
  await themed(page, theme)
  await page.setViewport({ width, height: 600 })
  // A popup takes a moment to find out how wide it may be (src/ui/popup/keep-in-room.ts).
  await until(() => page.evaluate(isRoomKnown), 'the popup in its width')
  const height = await page.evaluate(steadyHeight)
  await page.setViewport({ width, height })
}
