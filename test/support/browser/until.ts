import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds. Even a busy machine needs much less; the limit only ends a test that hangs. */
const PATIENCE = 45_000

/**
 * Calls `ask` repeatedly until the answer is truthy, and returns that answer. An error that `ask` throws
 * counts as "not yet". After `within` milliseconds, throws an error that contains the last error.
 */
export async function until<T>(
  ask: () => T | Promise<T>,
  what: string,
  within = PATIENCE,
): Promise<NonNullable<T>> {
  const start = performance.now()
  const end = start + within
  let last: unknown
  do {
    try {
      last = await ask()
      if (last) return last as NonNullable<T>
    } catch (error) {
      last = error
    }
    await sleep(pauseAfter(performance.now() - start))
  } while (performance.now() < end)
  throw new Error(`Not within ${within / 1000} s: ${what}. Last answer: ${describe(last)}`)
}

/**
 * Milliseconds until the next call: a tenth of the time waited so far, but at least 20 and at most 250.
 * Each call costs the browser some milliseconds, so calls become rarer the longer the wait lasts.
 */
const pauseAfter = (waited: number) => Math.min(Math.max(20, waited / 10), 250)

const describe = (answer: unknown) =>
  answer instanceof Error ? answer.message : (JSON.stringify(answer) ?? String(answer))
