import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Asks repeatedly until the answer is truthy, and returns it. Errors meanwhile count as "not yet";
 * the last one is reported when the time (milliseconds) is over.
 */
export async function until<T>(
  ask: () => T | Promise<T>,
  what: string,
  within = 15_000,
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
 * Each question costs the browser some milliseconds: a long wait asks less often, and notices at
 * most a tenth too late.
 */
const pauseAfter = (waited: number) => Math.min(Math.max(20, waited / 10), 250)

const describe = (answer: unknown) =>
  answer instanceof Error ? answer.message : (JSON.stringify(answer) ?? String(answer))
