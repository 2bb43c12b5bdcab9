import { dateAfter, dayOf, lastAt } from '../time/days.ts'
import { hour } from '../time/units.ts'

/** So long after the end of the working day somebody may still be told of it, milliseconds. */
const FRESH = 4 * hour

interface NoticeInput {
  workdayEnd: string
  dayStart: number
  now: number
  zone: string
  /** The last day that was told of. */
  announced: string | undefined
}

/** The day whose end is to be told of now: its working hours have just ended, and nobody has yet. */
export function dayToAnnounce({
  workdayEnd,
  dayStart,
  now,
  zone,
  announced: told,
}: NoticeInput): string | undefined {
  const ended = lastAt(workdayEnd, now, zone)
  const date = dayOf(ended, zone, dayStart)
  // Told by a clock that was ahead and has been set back: then that is no reason to be silent.
  const today = dayOf(now, zone, dayStart)
  const isNews = told === undefined || date > told || told > dateAfter(today, 1)
  return now - ended < FRESH && isNews ? date : undefined
}
