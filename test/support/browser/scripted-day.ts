import { execFileSync } from 'node:child_process'
import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { type ActTime, expectAt, timeOf } from './act-time.ts'
import { moveMouse } from './mouse.ts'
import { areAdjacent, rowsOn, setOn, untilItLasts, untilStored } from './stored-data.ts'
import { until } from './until.ts'

/** Milliseconds that a script waits at least after leaving the CRM (`leaveAfter`). */
export const LEAVE = 3000

export const waitFor = (ms: number) => {
  const since = Date.now()
  return until(() => Date.now() - since > ms, `${ms} ms`)
}

/** Shortens the thresholds, and starts to record a trace (src/core/attribution/trace.ts). */
export async function record(settings: Page) {
  await setOn(settings, { enterAfter: 1000, leaveAfter: LEAVE, idleAfter: 15_000 })
  await settings.click('#trace')
  await settings.waitForSelector('#trace[aria-checked=true]')
}

/** Returns the lines of the trace, and the stretches that scripts/replay.ts makes from it. */
export async function playBack(settings: Page) {
  const rows = await rowsOn<object>(settings, 'trace')
  const lines = rows.map((line) => JSON.stringify(line)).join('\n')
  const told = execFileSync(process.execPath, ['scripts/replay.ts'], {
    input: lines,
    encoding: 'utf8',
  })
  const stretches = told
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return { lines, stretches }
}

/** A category, and when it should begin. */
interface Truth {
  category: string
  time: ActTime | undefined
  /** Milliseconds by which the extension may notice the start too late. */
  unseen: number
}

/**
 * Milliseconds until the background notices a change of the active program that Chromium did not
 * report. Chromium does not report it always, but the background observes the browser every two
 * seconds (extension/look.ts).
 */
export const UNSAID = 2000

/**
 * A day whose script knows what should be stored, and reads the database only to compare. The mouse
 * moves before each act.
 */
export function scriptedDay(page: Page) {
  const truth: Truth[] = []
  const categories = () => truth.map(({ category }) => category)

  /**
   * Waits until the running segment is longer than 5 s, because a shorter one is a sliver (rule 12
   * of docs/domain.md). Then runs an act that begins a category, and returns once the new segment
   * is stored.
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
  /** Runs an act that must not change what is stored. */
  const changesNothing = async (act: () => Promise<unknown>) => {
    moveMouse()
    await act()
    await untilStored(page, categories())
  }
  /** Expects the stored segments to be those of the script, each start and end to within a second. */
  const isKept = async () => {
    const kept = await untilStored(page, categories())
    expect(areAdjacent(kept)).toBe(true)
    for (const [i, { category, time, unseen }] of truth.entries())
      if (time) expectAt(kept[i]?.startedAt, time, `${i}. ${category}`, unseen)
    return kept
  }
  return { begins, changesNothing, isKept }
}
