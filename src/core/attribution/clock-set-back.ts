import { minute } from '../time/units.ts'

/**
 * Milliseconds. If the clock is at least this far behind the last stored instant, it was set back.
 * A smaller difference is an ordinary correction of the clock, and is ignored.
 */
const SET_BACK = minute

/**
 * Returns the last stored instant, epoch milliseconds, if the clock was set back behind it. Until
 * the clock reaches that instant, Stint uses it as the present instant and counts no time (rule 9
 * of docs/domain.md calls this instant the *effective now*).
 */
export const storedBeyondClock = (latest: number, clock: number): number | undefined =>
  latest - clock >= SET_BACK ? latest : undefined
