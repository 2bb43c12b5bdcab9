import type { Browser, Page } from 'puppeteer-core'
import { type Installed, urlOf } from './browser.ts'

/** What to look for in a popup, as CSS. */
export interface Marks {
  /** Its main control. */
  control: string
  /** There as soon as what is stored is shown. */
  data: string
}

/** Milliseconds from the start of the navigation. */
export interface Times {
  firstPaint: number
  /** The control is in the page, enabled, and a click at its centre would hit it. */
  clickable: number
  data: number
}

const PATIENCE = 15_000

/** Runs in the page, before anything of its own. */
function probe({ control, data }: Marks) {
  const times: Partial<Times> = {}
  const hit = (element: HTMLElement) => {
    if (element.matches(':disabled, [inert] *')) return false
    const { left, top, width, height } = element.getBoundingClientRect()
    const there = width && document.elementFromPoint(left + width / 2, top + height / 2)
    return !!there && element.contains(there)
  }
  const done = new Promise<Times>((resolve) => {
    const watcher = new MutationObserver(look)
    function look() {
      if (times.clickable === undefined) {
        const found = document.querySelector<HTMLElement>(control)
        if (found && hit(found)) times.clickable = performance.now()
      }
      if (times.data === undefined && document.querySelector(data)) times.data = performance.now()
      const { clickable, data: shown, firstPaint } = times
      if (clickable === undefined || shown === undefined) return false
      watcher.disconnect()
      if (firstPaint !== undefined) resolve({ clickable, data: shown, firstPaint })
      return true
    }
    const frame = () => {
      if (!look()) requestAnimationFrame(frame)
    }
    watcher.observe(document, { childList: true, subtree: true, attributes: true })
    requestAnimationFrame(frame)
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName('first-contentful-paint')
      if (entry) times.firstPaint = entry.startTime
      look()
    }).observe({ type: 'paint', buffered: true })
  })
  Object.assign(window, { stintBench: done })
}

const settled = () => new Promise((done) => requestIdleCallback(done))

/** Opens the popup's page in a new tab, uses it, and closes it. */
export async function open<T>(
  browser: Browser,
  extension: Installed,
  marks: Marks,
  use?: (page: Page) => Promise<T>,
): Promise<{ times: Times; used: T | undefined }> {
  const page = await browser.newPage()
  try {
    await page.evaluate(settled)
    await page.evaluateOnNewDocument(probe, marks)
    await page.goto(urlOf(extension, extension.popup))
    const times = await Promise.race([
      page.evaluate(() => (window as unknown as { stintBench: Promise<Times> }).stintBench),
      late(`${extension.popup} never showed "${marks.control}" and "${marks.data}"`),
    ])
    return { times, used: await use?.(page) }
  } finally {
    await page.close()
  }
}

const late = (what: string) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`${what} within ${PATIENCE / 1000} s.`)), PATIENCE).unref()
  })
