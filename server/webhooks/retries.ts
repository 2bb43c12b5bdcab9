/** When a delivery that failed is tried again, and when no more. */
import { day, hour, minute, second } from '../../src/core/time/units.ts'
import { WEBHOOK_GIVE_UP } from '../../src/sync/contract.ts'

/** Milliseconds after each failed attempt; the last goes on. */
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

/** Up to so much longer, so that messages which failed together do not come back together. */
const JITTER = 0.5

/**
 * The instant of the next attempt; undefined if the message is too old by then.
 * @param attempts those that were made
 * @param random from 0 to 1
 */
export const nextAttempt = (attempts: number, madeAt: number, now: number, random: number) => {
  const pause = PAUSES[attempts - 1] ?? LAST
  const next = now + Math.round(pause * (1 + JITTER * random))
  return next - madeAt > WEBHOOK_GIVE_UP ? undefined : next
}
