import { type Bench, type Installed, urlOf } from './browser.ts'
import { openTab, type Tab } from './tab.ts'

/** CSS selectors of elements whose appearance is measured while a page is loaded. */
export interface Marks {
  /** The main control of the page. */
  control: string
  /** Present as soon as the page shows the stored state. */
  data: string
}

/** The instants at which something happened, in milliseconds since the start of the navigation. */
export interface Times {
  firstPaint: number
  /**
   * When the control was in the page and enabled, and a click at its centre would have reached the
   * control.
   */
  clickable: number
  data: number
}

/** Selectors of Stint's popup. */
export const POPUP: Marks = { control: 'button.tile', data: 'main[data-ready]' }

const PATIENCE = 15_000

/** Runs in the page before the page's own scripts, and records the times. */
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

const untilIdle = () => new Promise<void>((done) => requestIdleCallback(() => done()))

const readProbe = () => (window as unknown as { stintBench: Promise<Times> }).stintBench

/**
 * Opens a page in a new tab, calls `use` with the tab, and closes the tab. If no page is named,
 * opens the page of the popup.
 */
export async function open<T = undefined>(
  bench: Bench,
  extension: Installed,
  marks: Marks,
  use?: (tab: Tab) => Promise<T>,
  page = extension.popup,
): Promise<{ times: Times; used: T | undefined }> {
  const tab = await openTab(bench)
  try {
    await tab.run(untilIdle)
    await tab.before(probe, marks)
    await tab.go(urlOf(extension, page))
    const times = await Promise.race([
      tab.run(readProbe),
      failLater(`${page} never showed "${marks.control}" and "${marks.data}"`),
    ])
    return { times, used: await use?.(tab) }
  } finally {
    await tab.close()
  }
}

const failLater = (what: string) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`${what} within ${PATIENCE / 1000} s.`)), PATIENCE).unref()
  })
