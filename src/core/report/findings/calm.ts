/** Calm: how long one thing is worked on in one go, on which weekdays most and least. */
import type { DialingAgainstTalk } from '../calls.ts'
import { type CalmDay, calmByWeekday, calmOf, type WeekdayCalm } from '../calm.ts'
import { areComparable, LEAST_DAYS } from '../compare.ts'
import type { Compared } from './comparison.ts'

export interface CalmFinding {
  days: number
  /** The median of the days' longest blocks, milliseconds. Undefined with too few days. */
  median: number | undefined
  /** The longest block and its day. */
  longest: CalmDay | undefined
  /** The weekday with the longest blocks, and the one with the most switches. */
  calmest: WeekdayCalm | undefined
  busiest: WeekdayCalm | undefined
  /** Dialing per talk in the range, and in the one before if they can be compared. */
  dialing: number | undefined
  dialingBefore: number | undefined
}

/** A weekday with fewer days says nothing about what is usual on it. */
const LEAST_OF_WEEKDAY = 3
/** A weekday differs if it has a tenth more than all days. */
const MORE = 1.1

const most = (
  weekdays: readonly WeekdayCalm[],
  of: (weekday: WeekdayCalm) => number,
  usual: number,
) => weekdays.toSorted((a, b) => of(b) - of(a)).find((one) => of(one) >= usual * MORE)

export function calmFinding(
  days: readonly CalmDay[],
  dialing: { now: DialingAgainstTalk; before: DialingAgainstTalk },
  { now, before }: Pick<Compared, 'now' | 'before'>,
): CalmFinding {
  const all = calmOf(days)
  const isEnough = days.length >= LEAST_DAYS
  const weekdays = isEnough
    ? calmByWeekday(days).filter(({ days }) => days >= LEAST_OF_WEEKDAY)
    : []
  // One weekday alone differs from nothing.
  const compared = weekdays.length > 1 ? weekdays : []
  const { median = 0, switches = Number.POSITIVE_INFINITY } = all ?? {}
  return {
    days: days.length,
    median: isEnough ? all?.median : undefined,
    longest: days.toSorted((a, b) => b.longest - a.longest)[0],
    calmest: most(compared, ({ median }) => median, median),
    busiest: most(compared, ({ switches = 0 }) => switches, switches),
    dialing: dialing.now.dialing > 0 ? dialing.now.ratio : undefined,
    dialingBefore:
      dialing.before.dialing > 0 && areComparable(now, before) ? dialing.before.ratio : undefined,
  }
}
