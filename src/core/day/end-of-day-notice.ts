import { dateAfter, dayOf, lastAt } from '../time/days.ts'
import { hour } from '../time/units.ts'

/** A notice is shown within this time after the end of the working day, milliseconds. */
const NOTICE_WITHIN = 4 * hour

interface Clock {
  workdayEnd: string
  now: number
  zone: string
}

export interface NoticeInput extends Clock {
  dayStart: number
  /**
   * The date of the last notice: for a notice of a week, the first day of the week. Undefined if no
   * notice was shown yet.
   */
  announced: string | undefined
}

/** Whether the working hours have ended a short time ago. Notices are shown only then. */
export const isEvening = ({ workdayEnd, now, zone }: Clock) =>
  now - lastAt(workdayEnd, now, zone) < NOTICE_WITHIN

/** The day whose working hours ended a short time ago. Undefined at other times. */
export const endedDay = (input: Omit<NoticeInput, 'announced'>): string | undefined => {
  const { workdayEnd, now, zone, dayStart } = input
  return isEvening(input) ? dayOf(lastAt(workdayEnd, now, zone), zone, dayStart) : undefined
}

/**
 * Whether no notice was shown for this date or a later one. Notices from a time when the clock was
 * ahead do not count.
 */
export const isNews = (date: string, { announced, now, zone, dayStart }: NoticeInput) =>
  announced === undefined ||
  date > announced ||
  announced > dateAfter(dayOf(now, zone, dayStart), 1)

/**
 * The day to show a notice for now: its working hours have ended, and no notice was shown for it yet.
 */
export function dayToAnnounce(input: NoticeInput): string | undefined {
  const date = endedDay(input)
  return date !== undefined && isNews(date, input) ? date : undefined
}
