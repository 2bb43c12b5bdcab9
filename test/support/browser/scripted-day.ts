import { execFileSync } from 'node:child_process'
import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { type ActTime, expectAt, timeOf } from './act-time.ts'
import { moveMouse } from './mouse.ts'
import { areAdjacent, rowsOn, setOn, untilItLasts, untilStored } from './stored-data.ts'
import { until } from './until.ts'

/** Lowest number of milliseconds that a script waits after it leaves the CRM (`leaveAfter`). */
export const LEAVE = 3000

export const waitFor = (ms: number) => {
  const since = Date.now()
  return until(() => Date.now() - since > ms, `${ms} ms`)
}

/** Shortens Stint's thresholds, and starts to record a trace (src/core/attribution/trace.ts). */
export async function record(settings: Page) {
  await setOn(settings, { enterAfter: 1000, leaveAfter: LEAVE, idleAfter: 15_000 })
  await settings.click('#trace')
  await settings.waitForSelector('#trace[aria-checked=true]')
}

/** Returns the lines of the trace, and the segments that scripts/replay.ts computes from them. */
export async function playBack(settings: Page) {
  const rows = await rowsOn<object>(settings, 'trace')
  const lines = rows.map((line) => JSON.stringify(line)).join('\n')
  const printed = execFileSync(process.execPath, ['scripts/replay.ts'], {
    input: lines,
    encoding: 'utf8',
  })
  const stretches = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return { lines, stretches }
}

/** A category, and the instants between which its segment should begin. */
interface Truth {
  category: string
  time: ActTime | undefined
  /**
   * The longest delay, in milliseconds, with which the extension may notice that this category has
   * started.
   */
  unseen: number
}

/**
 * Milliseconds until the background notices that another program is active, if Chromium did not report
 * it. Chromium does not always report it, but the background observes the browser every two seconds
 * (extension/look.ts).
 */
export const UNSAID = 2000

/**
 * Runs a day step by step, and knows which segments should be stored after each step. Reads the
 * database only to compare. Moves the mouse before each step, so that the person is not idle.
 */
export function scriptedDay(page: Page) {
  const truth: Truth[] = []
  const categories = () => truth.map(({ category }) => category)

  /**
   * Waits until the running segment is longer than 5 s, because the time of a shorter segment goes to a
   * neighbour (rule 12 of docs/domain.md). Then runs an action that begins a category, and waits until
   * the new segment is stored.
   */
  const begins = async (
    category: string,
    act: () => Promise<unknown>,
    { within, unseen = 0 }: { within?: number; unseen?: number } = {},
  ) => {
    await untilItLasts(page)
    moveMouse()
    const start: Truth = { category, time: undefined, unseen }
    truth.push(start)
    start.time = await timeOf(page, act, () => untilStored(page, categories(), within))
  }
  /** Runs an action that must not change the stored segments. */
  const changesNothing = async (act: () => Promise<unknown>) => {
    moveMouse()
    await act()
    await untilStored(page, categories())
  }
  /**
   * Expects the stored segments to be those of the script. Their starts and ends may differ from the
   * script's by less than a second.
   */
  const isKept = async () => {
    const kept = await untilStored(page, categories())
    expect(areAdjacent(kept)).toBe(true)
    for (const [i, { category, time, unseen }] of truth.entries())
      if (time) expectAt(kept[i]?.startedAt, time, `${i}. ${category}`, unseen)
    return kept
  }
  return { begins, changesNothing, isKept }
}
