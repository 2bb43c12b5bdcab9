/**
 * Milliseconds after the end of a stretch away in which a notification may ask about it. Later, only
 * the popup asks.
 */
import { hour } from '../time/units.ts'

const FRESH = hour

/**
 * Whether a notification may ask about a stretch away: it ended recently, and no notification has asked
 * about it yet. Only the end of the last such stretch is remembered. After an answer to a part of it,
 * the remaining parts end no later, so no notification asks again.
 * @param asked the end of the last stretch that a notification asked about
 */
export const mayNotify = (endedAt: number, asked: number | undefined, now: number): boolean =>
  now - endedAt < FRESH && (asked === undefined || endedAt > asked || isAhead(asked, now))

/** Whether the clock was ahead when the notification asked, and was set back afterwards. */
const isAhead = (asked: number, now: number) => asked > now
