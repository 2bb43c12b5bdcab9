/** Measures how long something takes, and prints it. */

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`

export const runTimed = async <T>(work: () => T | Promise<T>) => {
  const began = performance.now()
  const done = await work()
  return { done, ms: performance.now() - began }
}

/** Resolves with the milliseconds that `work` took. */
export const timeOf = async (work: () => Promise<unknown>) => (await runTimed(work)).ms

export const printTimes = (what: string, times: readonly number[], whole: number) => {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => seconds(sorted[Math.floor((sorted.length - 1) * part)] ?? 0)
  console.log(
    `${what}: ${times.length} in ${seconds(whole)}; each ${at(0.5)} (p50), ${at(1)} (most)`,
  )
}

export const printTime = (what: string, ms: number) => console.log(`${what} in ${seconds(ms)}`)
