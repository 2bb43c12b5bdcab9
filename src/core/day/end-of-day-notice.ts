import { dateAfter, dayOf, lastAt } from '../time/days.ts'
import { hour } from '../time/units.ts'

/** A notice is shown within this time after the end of the working day, milliseconds. */
const FRESH = 4 * hour

interface Clock {
  workdayEnd: string
  now: number
  zone: string
}

export interface NoticeInput extends Clock {
  dayStart: number
  /** The last day, or the first day of the last week, that a notice was shown for. */
  announced: string | undefined
}

/** The working hours have ended, and not long ago: no notice is shown at other times. */
export const isEvening = ({ workdayEnd, now, zone }: Clock) =>
  now - lastAt(workdayEnd, now, zone) < FRESH

/** The day whose working hours have just ended. */
export const endedDay = (input: Omit<NoticeInput, 'announced'>): string | undefined => {
  const { workdayEnd, now, zone, dayStart } = input
  return isEvening(input) ? dayOf(lastAt(workdayEnd, now, zone), zone, dayStart) : undefined
}

/** No notice was shown for a date or a later one; those shown while the clock was ahead do not count. */
export const isNews = (date: string, { announced, now, zone, dayStart }: NoticeInput) =>
  announced === undefined ||
  date > announced ||
  announced > dateAfter(dayOf(now, zone, dayStart), 1)

/** The day to announce now: its working hours have ended, and no notice was shown yet. */
export function dayToAnnounce(input: NoticeInput): string | undefined {
  const date = endedDay(input)
  return date !== undefined && isNews(date, input) ? date : undefined
}
