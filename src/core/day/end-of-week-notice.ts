import { daysOf, type Range, rangeAround } from '../report/range.ts'
import { endedDay, isNews, type NoticeInput } from './end-of-day-notice.ts'
import { type Expected, isExpected } from './expected-time.ts'

interface WeekInput extends NoticeInput {
  expected: Expected
  /** The weekday on which the person's weeks begin, 1 = Monday. */
  firstDay: number
}

/**
 * The week about which a notice has to be shown now: its last expected working day has just ended,
 * and no notice about it was shown yet. Undefined if there is no such week.
 */
export function weekToAnnounce({ expected, firstDay, ...input }: WeekInput): Range | undefined {
  const date = endedDay(input)
  if (date === undefined) return undefined
  const week = rangeAround('week', date, firstDay)
  const last = daysOf(week).findLast((day) => isExpected(day, expected))
  return date === last && isNews(week.from, input) ? week : undefined
}
