import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'

/** When a test did an action such as a click; both instants in epoch milliseconds. */
export interface ActTime {
  from: number
  to: number
  /** Milliseconds of the browser's slowest answer between the action and its visible effect. */
  slowest: number
}

/** Milliseconds allowed between an action of the test and the browser's event for it. */
const SECOND = 1000

/** Runs an action, and waits for its effect. `page` is any open page of the same browser. */
export async function timeOf(
  page: Page,
  act: () => unknown,
  effect: () => Promise<unknown>,
): Promise<ActTime> {
  const from = Date.now()
  let to = from
  const slowest = await slowestAnswer(page, async () => {
    await act()
    to = Date.now()
    await effect()
  })
  return { from, to, slowest }
}

/** Asks the page for answers as long as `work` runs. Returns the milliseconds of the slowest answer. */
async function slowestAnswer(page: Page, work: () => Promise<unknown>) {
  let slowest = 0
  let isOver = false
  const ask = async () => {
    while (!isOver) {
      const asked = performance.now()
      await page.evaluate(() => 0)
      slowest = Math.max(slowest, performance.now() - asked)
      await sleep(50)
    }
  }
  const asking = ask()
  await work().finally(() => {
    isOver = true
  })
  await asking
  return slowest
}

/**
 * Expects that a stored instant is less than a second before or after the action. On a busy machine
 * the browser's events are as late as its answers, so the slowest answer is added to that second.
 * @param extra milliseconds by which the extension may notice the action later
 */
export function expectAt(
  at: number | undefined,
  { from, to, slowest }: ActTime,
  what = '',
  extra = 0,
) {
  const off = Math.max(from - (at ?? 0), (at ?? 0) - to - extra, 0)
  expect(off, `${what}: ${off} ms off, slowest answer ${slowest} ms`).toBeLessThan(SECOND + slowest)
}
