import { dateAfter, dayOf, lastAt } from '../time/days.ts'
import { hour } from '../time/units.ts'

/** The notice is shown within this time after the end of the working day, milliseconds. */
const FRESH = 4 * hour

interface NoticeInput {
  workdayEnd: string
  dayStart: number
  now: number
  zone: string
  /** The last day that a notice was shown for. */
  announced: string | undefined
}

/** The day to announce now: its working hours have ended, and no notice was shown yet. */
export function dayToAnnounce({
  workdayEnd,
  dayStart,
  now,
  zone,
  announced,
}: NoticeInput): string | undefined {
  const ended = lastAt(workdayEnd, now, zone)
  const date = dayOf(ended, zone, dayStart)
  // A notice shown while the clock was ahead does not count.
  const today = dayOf(now, zone, dayStart)
  const isNews = announced === undefined || date > announced || announced > dateAfter(today, 1)
  return now - ended < FRESH && isNews ? date : undefined
}
