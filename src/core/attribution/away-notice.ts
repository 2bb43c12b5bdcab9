/**
 * A notification may ask about time away for this long after the end of that time, in milliseconds.
 * After that, only the popup asks.
 */
import { hour } from '../time/units.ts'

const FRESH = hour

/**
 * Whether a notification may ask what the person did while away: the time away ended recently, and
 * no notification has asked about it yet. Stint stores only the end of the last time away that a
 * notification asked about. If the person explains a part of that time, the other parts do not end
 * later, so no notification asks about them again.
 * @param asked the end of the last time away that a notification asked about, epoch milliseconds
 */
export const mayNotify = (endedAt: number, asked: number | undefined, now: number): boolean =>
  now - endedAt < FRESH && (asked === undefined || endedAt > asked || isAhead(asked, now))

/** Whether the clock was ahead when the notification asked, and has been set back since. */
const isAhead = (asked: number, now: number) => asked > now
