import { minute } from '../time/units.ts'

/**
 * A clock at least this far behind the last stored instant was set back; a smaller difference is a
 * correction that passes by itself. Milliseconds.
 */
const SET_BACK = minute

/**
 * The last stored instant, epoch milliseconds, if the clock is behind it. Until the clock reaches
 * it, the effective now stands still (rule 9) and no time is counted.
 */
export const storedBeyondClock = (latest: number, clock: number): number | undefined =>
  latest - clock >= SET_BACK ? latest : undefined
