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
import { freezeClock } from './freeze-clock.ts'
import { answerOn } from './sample-endpoint.ts'
import type { State } from './states.ts'

export type Theme = 'light' | 'dark'

export interface Gallery {
  /** Opens the page and brings it into this state. Resolves when the page no longer changes. */
  show(state: Pick<State, 'path' | 'sample' | 'ready' | 'prepare' | 'writes'>): Promise<Page>
  /** Whether the browser draws pages in the font of the stored pictures. */
  fixedFont: boolean
  downloads: Downloads
  problems: readonly string[]
  close(): Promise<void>
}

export interface GalleryOptions {
  language: Language
  /** Folder of the built extension; the default is `dist/chrome`. */
  from?: string
  /** Arguments for the browser's command line. */
  args?: readonly string[]
}

/**
 * Opens a browser that shows pages of Stint with months of a person's sample data. The clock of the
 * pages stands still.
 */
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
  await page.evaluateOnNewDocument(freezeClock, SAMPLE_NOW)
  await answerOn(page, language)
  let stored = ''
  let visits = 0
  return {
    fixedFont: await isFixedOn(page),
    downloads: chromium.downloads,
    problems: chromium.problems,
    close: async () => {
      await chromium.close()
      rmSync(extensionDir, { recursive: true, force: true })
    },
    async show({ path, sample, ready, prepare, writes }) {
      const long = /^(report|settings)/.test(path)
      const asked = JSON.stringify([sample, long])
      if (stored !== asked) {
        // A page of Stint would show the data that are written while it is open.
        await page.goto(chromium.url('manifest.json'))
        await writeSample(page, dataOf(sample, language, long))
      }
      stored = writes ? '' : asked
      // The test of the Tab key may leave the focus in the browser's own buttons. A page without the
      // focus would show no focus ring.
      await page.bringToFront()
      // Each visit has its own query, because the browser does not load an address that differs from the
      // current one only after the `#`.
      visits++
      await page.goto(chromium.url(`extension/pages/${path.replace('.html', `.html?${visits}`)}`))
      await page.waitForSelector(ready ?? 'main[data-ready]')
      await page.addStyleTag({ content: AT_REST })
      await prepare?.(page)
      await page.evaluate(atRest)
      return page
    },
  }
}

const NOTHING: Sample = { segments: [], attribution: [], named: [], receipts: [] }

/**
 * Start of the sample data, in epoch milliseconds, for pages other than report and settings. Those
 * pages need no older data, and to write all nine months takes a second.
 */
const RECENT = SAMPLE_NOW - 45 * 24 * 60 * 60_000

/** The samples made so far. Most states have the same sample as another state. */
const samples = new Map<string, Sample>()

function dataOf(sample: State['sample'], language: Language, long: boolean): Sample {
  if (sample === 'nobody') return NOTHING
  const options = { language, ...sample }
  const all = samples.getOrInsertComputed(JSON.stringify(options), () =>
    sampleDatabase(SAMPLE_NOW, SAMPLE_ZONE, options),
  )
  if (long) return all
  return { ...all, segments: all.segments.filter(({ startedAt }) => startedAt > RECENT) }
}

/**
 * Runs in the page: resolves when nothing in the page has changed for 300 ms. A page reads its data in
 * several steps, and changes after each of them.
 */
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

/** Runs in the page: whether the popup has stored the largest width that it may have. */
const isRoomKnown = () => {
  const { style, clientWidth } = document.documentElement
  const room = style.getPropertyValue('--room')
  return room === '' || room === `${clientWidth}px`
}

/**
 * Runs in the page: returns the page's height in pixels when it no longer changes. After the width of
 * the page has changed, the charts are drawn again, and this can change the height of the page.
 */
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

export const setTheme = (page: Page, theme: Theme) =>
  page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])

/** Shows the page in this theme and at this width in pixels. The window gets as high as the content. */
export async function setSize(page: Page, width: number, theme: Theme) {
  await setTheme(page, theme)
  await page.setViewport({ width, height: 600 })
  // Waits for a popup to find out how wide it may be (src/ui/popup/keep-in-room.ts). This takes a
  // moment.
  await until(() => page.evaluate(isRoomKnown), 'the popup in its width')
  const height = await page.evaluate(steadyHeight)
  await page.setViewport({ width, height })
}
