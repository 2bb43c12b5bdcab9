/** After this time, only the popup asks about a stretch away, milliseconds. */
import { hour } from '../time/units.ts'

const FRESH = hour

/**
 * Whether a notification may ask about a stretch away: it ended recently, and no notification has
 * asked about it. Remembered is the end of the last stretch asked about, so parts that remain after
 * an answer, which end no later, are not asked about again.
 * @param asked the end of the last stretch that a notification asked about
 */
export const mayNotify = (endedAt: number, asked: number | undefined, now: number): boolean =>
  now - endedAt < FRESH && (asked === undefined || endedAt > asked || isAhead(asked, now))

/** The clock was ahead when the notification asked, and has been set back since. */
const isAhead = (asked: number, now: number) => asked > now
