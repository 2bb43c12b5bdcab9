/**
 * Milliseconds after the end of time away in which a notification may ask about it. Later, only the
 * popup asks.
 */
import { hour } from '../time/units.ts'

const FRESH = hour

/**
 * Whether a notification may ask about time away: it ended recently, and no notification has asked
 * about it yet. Only the end of the last time away is stored. If the person explains a part of that
 * time, the other parts do not end later, so no notification asks about them again.
 * @param asked the end of the last time away that a notification asked about
 */
export const mayNotify = (endedAt: number, asked: number | undefined, now: number): boolean =>
  now - endedAt < FRESH && (asked === undefined || endedAt > asked || isAhead(asked, now))

/** Whether the clock was ahead when the notification asked, and was set back afterwards. */
const isAhead = (asked: number, now: number) => asked > now
