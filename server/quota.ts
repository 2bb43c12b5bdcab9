/**
 * How often one caller may do a thing: counts per key in windows of time that all keys share, so
 * that what is remembered is bounded. (The libraries for this keep a clock and timers of their own;
 * here the clock is the caller's.)
 */

const minute = 60_000

export interface Quota {
  /** What it is called in the RateLimit headers. */
  name: string
  most: number
  /** Milliseconds. */
  window: number
}

/** Wrong one-time codes from one address. */
export const TRIES: Quota = { name: 'codes', most: 10, window: 10 * minute }
/** Requests with no token, or one that is not good, from one address. */
export const STRANGERS: Quota = { name: 'strangers', most: 120, window: minute }
/** Requests from one address: a whole company may be behind it. */
export const PER_ADDRESS: Quota = { name: 'address', most: 12_000, window: minute }
/** Requests with one token: a backlog of years goes out with far fewer. */
export const PER_TOKEN: Quota = { name: 'token', most: 600, window: minute }

export interface Taken {
  /** How many more there may be in this window. */
  left: number
  /** Until the next window, milliseconds. */
  reset: number
  /** There were too many. */
  over: boolean
}

export const countAgainst = ({ most, window }: Quota, now: () => number) => {
  let windowEnd = 0
  const counts = new Map<string, number>()
  const openWindow = () => {
    const at = now()
    // Also where the clock was set back by more than a window.
    if (at < windowEnd && at >= windowEnd - 2 * window) return
    windowEnd = at + window
    counts.clear()
  }
  return {
    /** Whether there were too many, without counting. */
    isOver: (key: string) => {
      openWindow()
      return (counts.get(key) ?? 0) >= most
    },
    /** Counts one; before its answer is known, so that many at once do not slip through. */
    take: (key: string): Taken => {
      openWindow()
      const taken = counts.get(key) ?? 0
      const over = taken >= most
      if (!over) counts.set(key, taken + 1)
      return { left: Math.max(0, most - taken - 1), reset: windowEnd - now(), over }
    },
    giveBack: (key: string) => {
      const taken = counts.get(key)
      if (taken) counts.set(key, taken - 1)
    },
  }
}
export type Count = ReturnType<typeof countAgainst>
