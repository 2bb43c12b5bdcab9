/** Limits guessing: wrong tries per address in a window of time that all addresses share. */

export const TRIES = 10
/** Milliseconds. */
export const TRIES_WINDOW = 10 * 60_000

export const limitTries = (now: () => number) => {
  let windowEnd = 0
  const tries = new Map<string, number>()
  const openWindow = () => {
    if (now() < windowEnd) return
    windowEnd = now() + TRIES_WINDOW
    tries.clear()
  }
  return {
    /** Counts a try. Returns the milliseconds to wait where there were too many, else 0. */
    take: (address: string) => {
      openWindow()
      const taken = tries.get(address) ?? 0
      if (taken >= TRIES) return windowEnd - now()
      // Counted before the answer is known, so that many at once do not slip through.
      tries.set(address, taken + 1)
      return 0
    },
    /** A right code was no guess: a whole office may connect from one address. */
    giveBack: (address: string) => {
      const taken = tries.get(address)
      if (taken) tries.set(address, taken - 1)
    },
  }
}
