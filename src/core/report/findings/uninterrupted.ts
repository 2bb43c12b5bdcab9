/**
 * The finding *Uninterrupted work*: how long a person works on one category without a break, on
 * which weekday these blocks are longest, and on which weekday switches are most frequent.
 */
import type { DialingAgainstTalk } from '../calls.ts'
import { areComparable, LEAST_DAYS } from '../compare.ts'
import {
  type UninterruptedDay,
  type UninterruptedOfWeekday,
  uninterruptedByWeekday,
  uninterruptedOf,
} from '../uninterrupted.ts'
import type { Compared } from './comparison.ts'

export interface UninterruptedFinding {
  days: number
  /** The median of the days' longest blocks, milliseconds. Undefined if there are too few days. */
  median: number | undefined
  /** The day with the longest block. */
  longest: UninterruptedDay | undefined
  /**
   * `longestWeekday`: the weekday with the longest blocks. `busiest`: the weekday with the most
   * switches.
   */
  longestWeekday: UninterruptedOfWeekday | undefined
  busiest: UninterruptedOfWeekday | undefined
  /**
   * `dialing`: time of dialing ÷ time of talk in this range. `dialingBefore`: the same for the
   * range before, if the two ranges can be compared.
   */
  dialing: number | undefined
  dialingBefore: number | undefined
}

/**
 * The figures of a weekday are used only if the range has at least this number of such days with
 * work. Fewer days do not show what is usual on that weekday.
 */
const LEAST_OF_WEEKDAY = 3
/** A weekday stands out if its value is at least this many times the value of all days. */
const MORE = 1.1

const most = (
  weekdays: readonly UninterruptedOfWeekday[],
  of: (weekday: UninterruptedOfWeekday) => number,
  usual: number,
) => weekdays.toSorted((a, b) => of(b) - of(a)).find((one) => of(one) >= usual * MORE)

export function uninterruptedFinding(
  days: readonly UninterruptedDay[],
  dialing: { now: DialingAgainstTalk; before: DialingAgainstTalk },
  { now, before }: Pick<Compared, 'now' | 'before'>,
): UninterruptedFinding {
  const all = uninterruptedOf(days)
  const isEnough = days.length >= LEAST_DAYS
  const weekdays = isEnough
    ? uninterruptedByWeekday(days).filter(({ days }) => days >= LEAST_OF_WEEKDAY)
    : []
  // With only one weekday, no other weekday exists for a comparison.
  const compared = weekdays.length > 1 ? weekdays : []
  const { median = 0, switches = Number.POSITIVE_INFINITY } = all ?? {}
  return {
    days: days.length,
    median: isEnough ? all?.median : undefined,
    longest: days.toSorted((a, b) => b.longest - a.longest)[0],
    longestWeekday: most(compared, ({ median }) => median, median),
    busiest: most(compared, ({ switches = 0 }) => switches, switches),
    dialing: dialing.now.dialing > 0 ? dialing.now.ratio : undefined,
    dialingBefore:
      dialing.before.dialing > 0 && areComparable(now, before) ? dialing.before.ratio : undefined,
  }
}
