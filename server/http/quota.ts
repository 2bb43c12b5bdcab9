/**
 * How often one caller may do a thing: counts per key in windows of time that all keys share, so
 * that what is remembered is bounded. (The libraries for this keep a clock and timers of their own;
 * here the clock is the caller's.)
 */
import * as limits from '../../src/sync/contract.ts'

export interface Quota {
  /** What it is called in the RateLimit headers. */
  name: string
  most: number
  /** Milliseconds. */
  window: number
}

/** Wrong one-time codes from one address; a right one is taken all the same. */
export const TRIES: Quota = { name: 'codes', ...limits.WRONG_CODES }
/** The same wrong code from one address. */
export const SAME_TRY: Quota = { name: 'code', ...limits.SAME_WRONG_CODE }
/** Requests with no token, or one that is not good, from one address; a good one is let in. */
export const STRANGERS: Quota = { name: 'strangers', ...limits.STRANGERS }
/** Requests from one address, but for those with a token that was good before. */
export const PER_ADDRESS: Quota = { name: 'address', ...limits.PER_ADDRESS }
export const PER_TOKEN: Quota = { name: 'token', ...limits.PER_TOKEN }

export interface Taken {
  /** How many more there may be in this window. */
  left: number
  /** Until the next window, milliseconds. */
  reset: number
  /** There were too many. */
  over: boolean
  /** Takes back that it was counted. */
  giveBack: () => void
}

export const createCounter = ({ most, window }: Quota, now: () => number) => {
  let windowEnd = 0
  let counts = new Map<string, number>()
  const openWindow = () => {
    const at = now()
    // Also where the clock was set back by more than a window.
    if (at < windowEnd && at >= windowEnd - 2 * window) return
    windowEnd = at + window
    counts = new Map()
  }
  return {
    /** Counts one; before its answer is known, so that many at once do not slip through. */
    take: (key: string): Taken => {
      openWindow()
      // From so many addresses that they are no limit any more.
      if (counts.size >= limits.MAX_KEYS) counts.clear()
      const taken = counts.get(key) ?? 0
      const over = taken >= most
      if (!over) counts.set(key, taken + 1)
      const into = counts
      const giveBack = () => {
        const count = over ? undefined : into.get(key)
        if (count !== undefined) into.set(key, count - 1)
      }
      return { left: Math.max(0, most - taken - 1), reset: windowEnd - now(), over, giveBack }
    },
  }
}
export type Counter = ReturnType<typeof createCounter>

/** Keys that were seen lately: so many, and the one seen last goes last. */
export const createRecentKeys = (most: number) => {
  const keys = new Set<string>()
  return {
    has: (key: string) => keys.has(key),
    add: (key: string) => {
      keys.delete(key)
      keys.add(key)
      if (keys.size > most) keys.delete(keys.values().next().value as string)
    },
    remove: (key: string) => keys.delete(key),
  }
}
