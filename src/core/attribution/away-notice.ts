/** Time away that ended longer ago is asked about in the popup only, milliseconds. */
import { hour } from '../time/units.ts'

const FRESH = hour

/**
 * Whether a notification may ask about a stretch away: one that has just ended, and that none has
 * asked about. The mark is an instant: parts left over from an answer end no later, and are not
 * asked about again.
 * @param asked the end of the last stretch that a notification asked about
 */
export const mayNotify = (endedAt: number, asked: number | undefined, now: number): boolean =>
  now - endedAt < FRESH && (asked === undefined || endedAt > asked || isAhead(asked, now))

/** Asked by a clock that was ahead and has been set back since. */
const isAhead = (asked: number, now: number) => asked > now
