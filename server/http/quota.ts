/**
 * Limits on requests: counts per key in windows of time that all keys share, so that memory is
 * bounded. (The libraries for this use a clock and timers of their own; here the clock is given.)
 */
import * as limits from '../../src/sync/contract.ts'

export interface Quota {
  /** Its name in the RateLimit headers. */
  name: string
  most: number
  /** Milliseconds. */
  window: number
}

/** Wrong one-time codes from one address; a right code is accepted all the same. */
export const TRIES: Quota = { name: 'codes', ...limits.WRONG_CODES }
/** The same wrong code from one address. */
export const SAME_TRY: Quota = { name: 'code', ...limits.SAME_WRONG_CODE }
/** Answers of a sign-in's provider that end in a refusal, from one address. */
export const FAILED_SIGN_INS: Quota = { name: 'sign-ins', ...limits.FAILED_SIGN_INS }
/** Requests without a valid token from one address; a valid token passes all the same. */
export const STRANGERS: Quota = { name: 'strangers', ...limits.STRANGERS }
/** Requests from one address, except those with a token that was valid before. */
export const PER_ADDRESS: Quota = { name: 'address', ...limits.PER_ADDRESS }
export const PER_TOKEN: Quota = { name: 'token', ...limits.PER_TOKEN }

export interface Taken {
  /** Requests that are left in this window. */
  left: number
  /** Milliseconds until the next window. */
  reset: number
  /** The limit was reached before. */
  over: boolean
  /** Subtracts it from the count again. */
  giveBack: () => void
}

export const createCounter = ({ most, window }: Quota, now: () => number) => {
  let windowEnd = 0
  let counts = new Map<string, number>()
  const openWindow = () => {
    const at = now()
    // A clock that was set back by more than a window opens one as well.
    if (at < windowEnd && at >= windowEnd - 2 * window) return
    windowEnd = at + window
    counts = new Map()
  }
  return {
    /** Counts one, before its result is known: otherwise many at the same time would all pass. */
    take: (key: string): Taken => {
      openWindow()
      // An attack from that many addresses is not limited by a count per address anyway.
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

/** The keys that were used last, at most `most` of them. */
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
