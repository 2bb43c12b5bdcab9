import { execFileSync } from 'node:child_process'
import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'
import { moveMouse } from './mouse.ts'
import { areAdjacent, rowsOn, setOn, untilItLasts, untilStored } from './stored-data.ts'
import { until } from './until.ts'

/** The least wait of a script after leaving the CRM, milliseconds. */
export const LEAVE = 3000

export const waitFor = (ms: number) => {
  const since = Date.now()
  return until(() => Date.now() - since > ms, `${ms} ms`)
}

/** Sets short thresholds, and starts a recording. */
export async function record(settings: Page) {
  await setOn(settings, { enterAfter: 1000, leaveAfter: LEAVE, idleAfter: 15_000 })
  await settings.click('#trace')
  await settings.waitForSelector('#trace[aria-checked=true]')
}

/** The lines of the recording, and its replay. */
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

/** Where a category should begin: between these instants, epoch milliseconds. */
interface Truth {
  category: string
  from: number
  to: number
  /** The allowed delay of the extension, milliseconds. */
  unseen: number
}

/**
 * Chromium does not always say that another program came in front of it, or went. The background then
 * finds out by its own look, every two seconds (extension/look.ts).
 */
export const UNSAID = 2000

/** The browser reports an event a moment after the input. */
const SECOND = 1000

/**
 * A scripted day, which knows what should be stored and reads the database only to compare. The
 * mouse moves before each act.
 */
export function scriptedDay(page: Page) {
  const truth: Truth[] = []
  const categories = () => truth.map(({ category }) => category)

  /**
   * Runs an act that begins a category, once the running one is no sliver; returns once it is
   * stored.
   */
  const begins = async (
    category: string,
    act: () => Promise<unknown>,
    { within = 25_000, unseen = 0 } = {},
  ) => {
    await untilItLasts(page)
    moveMouse()
    const from = Date.now()
    await act()
    truth.push({ category, from, to: Date.now(), unseen })
    await untilStored(page, categories(), within)
  }
  /** Runs an act that changes nothing. */
  const changesNothing = async (act: () => Promise<unknown>) => {
    moveMouse()
    await act()
    await untilStored(page, categories())
  }
  /** The stored segments are the script's, each boundary to the second. */
  const isKept = async () => {
    const kept = await untilStored(page, categories())
    expect(areAdjacent(kept)).toBe(true)
    for (const [i, { category, from, to, unseen }] of truth.entries()) {
      const at = kept[i]?.startedAt ?? 0
      const late = Math.max(from - at, at - to - unseen, 0)
      expect(late, `${i}. ${category}: ${late} ms off`).toBeLessThan(SECOND)
    }
    return kept
  }
  return { begins, changesNothing, isKept }
}
