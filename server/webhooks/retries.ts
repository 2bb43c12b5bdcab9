/** Computes the instant at which a failed delivery is tried again, and when it is given up. */
import { day, hour, minute, second } from '../../src/core/time/units.ts'
import { WEBHOOK_GIVE_UP } from '../../src/sync/contract.ts'

/**
 * The milliseconds to wait after the first failed attempt, after the second failed attempt, and so
 * on. After all further attempts, the wait is LAST.
 */
const PAUSES = [
  5 * second,
  minute,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  day / 2,
] as const
const LAST = day / 2

/**
 * The largest part by which each wait is made longer (0.5 = half of the wait). The part is random,
 * so that messages that failed together are not sent again together.
 */
const JITTER = 0.5

/**
 * Returns the instant of the next attempt; undefined if the message would be too old by then.
 * @param attempts the number of attempts that were made
 * @param random a random number from 0 to 1
 */
export const nextAttempt = (attempts: number, madeAt: number, now: number, random: number) => {
  const pause = PAUSES[attempts - 1] ?? LAST
  const next = now + Math.round(pause * (1 + JITTER * random))
  return next - madeAt > WEBHOOK_GIVE_UP ? undefined : next
}
