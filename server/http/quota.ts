/**
 * Limits on requests. Requests are counted per key, within a window of time. The windows of all
 * keys begin and end together. At the end of a window all counts are deleted, so the counts never
 * need much memory. (Libraries for such limits use the system's clock and timers; here the caller
 * passes the time.)
 */
import * as limits from '../../src/sync/contract.ts'

export interface Quota {
  /** The name of the limit in the RateLimit headers. */
  name: string
  most: number
  /** Length of the window in milliseconds. */
  window: number
}

/** Limit on wrong one-time codes from one address. Right codes are not counted. */
export const TRIES: Quota = { name: 'codes', ...limits.WRONG_CODES }
/** Limit on tries of the same wrong code from one address. */
export const SAME_TRY: Quota = { name: 'code', ...limits.SAME_WRONG_CODE }
/** Limit on refused sign-ins by a company account from one address. */
export const FAILED_SIGN_INS: Quota = { name: 'sign-ins', ...limits.FAILED_SIGN_INS }
/**
 * Limit on requests without a valid token from one address. This limit never refuses a request with
 * a valid token.
 */
export const STRANGERS: Quota = { name: 'strangers', ...limits.STRANGERS }
/**
 * Limit on requests from one address. Requests with a token that was valid before are not counted.
 */
export const PER_ADDRESS: Quota = { name: 'address', ...limits.PER_ADDRESS }
export const PER_TOKEN: Quota = { name: 'token', ...limits.PER_TOKEN }

export interface Taken {
  /** Requests that are still allowed in this window. */
  left: number
  /** Milliseconds until the next window. */
  reset: number
  /** Whether the limit had been reached before this request. */
  over: boolean
  /** Subtracts this request from the count, as if it had not been sent. */
  giveBack: () => void
}

export const createCounter = ({ most, window }: Quota, now: () => number) => {
  let windowEnd = 0
  let counts = new Map<string, number>()
  const openWindow = () => {
    const at = now()
    // A window ends at `windowEnd`. If the clock was set back by more than one window, a new window
    // begins too.
    if (at < windowEnd && at >= windowEnd - 2 * window) return
    windowEnd = at + window
    counts = new Map()
  }
  return {
    /**
     * Counts a request. Callers call this before they know the result of the request: otherwise,
     * many requests that arrive together would all be accepted.
     */
    take: (key: string): Taken => {
      openWindow()
      // Deletes all counts if there are too many keys. An attack from so many addresses cannot be
      // stopped by counts per address.
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

/** Creates a set that contains at most `most` keys: those that were used last. */
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
