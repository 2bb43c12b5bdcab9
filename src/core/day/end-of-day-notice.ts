import { dateAfter, dayOf, lastAt } from '../time/days.ts'
import { hour } from '../time/units.ts'

/** Milliseconds after the end of the working day within which a notice is shown. */
const NOTICE_WITHIN = 4 * hour

interface Clock {
  workdayEnd: string
  now: number
  zone: string
}

export interface NoticeInput extends Clock {
  dayStart: number
  /**
   * The date that the last notice was about. For notices about a week, this is the first day of
   * that week. Undefined if no notice was shown yet.
   */
  announced: string | undefined
}

/**
 * Whether the working hours have ended less than `NOTICE_WITHIN` ago. Notices are shown only then.
 */
export const isEvening = ({ workdayEnd, now, zone }: Clock) =>
  now - lastAt(workdayEnd, now, zone) < NOTICE_WITHIN

/** The day whose working hours ended less than `NOTICE_WITHIN` ago. Undefined at other times. */
export const endedDay = (input: Omit<NoticeInput, 'announced'>): string | undefined => {
  const { workdayEnd, now, zone, dayStart } = input
  return isEvening(input) ? dayOf(lastAt(workdayEnd, now, zone), zone, dayStart) : undefined
}

/**
 * Whether no notice was shown for this date or for a later date. A notice that was shown while the
 * clock was ahead is ignored.
 */
export const isNews = (date: string, { announced, now, zone, dayStart }: NoticeInput) =>
  announced === undefined ||
  date > announced ||
  announced > dateAfter(dayOf(now, zone, dayStart), 1)

/**
 * The day about which a notice has to be shown now: its working hours have ended, and no notice
 * about it was shown yet. Undefined if there is no such day.
 */
export function dayToAnnounce(input: NoticeInput): string | undefined {
  const date = endedDay(input)
  return date !== undefined && isNews(date, input) ? date : undefined
}
