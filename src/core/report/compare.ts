/**
 * Comparison of two ranges by shares of time. Lengths are not compared, because the days may not be
 * equally complete.
 */
import { ownProperty } from '../own-property.ts'
import type { ReportDay } from './day.ts'
import { percentsOf } from './percents.ts'
import { weekdaysOver } from './range.ts'
import { sharesOf, sumOf, type Totals } from './totals.ts'

export interface ShareChange {
  id: string
  ms: number
  share: number
  /** The share in whole percents. The percents of all categories add up to 100. */
  percent: number
  /** Share and whole percents in the other range. Undefined if that range has no work. */
  before: number | undefined
  percentBefore: number | undefined
}

/**
 * All categories with time in one of the two ranges, sorted by their time in the present range, the
 * largest first.
 */
export function shareChanges(now: Totals, before: Totals): ShareChange[] {
  const was = new Map(sharesOf(before).map(({ id, share }) => [id, share]))
  const [percents, percentsBefore] = [percentsOf(now), percentsOf(before)]
  const is = sharesOf(now)
  const gone = [...was.keys()].filter((id) => !(ownProperty(now, id) ?? 0))
  return [...is, ...gone.map((id) => ({ id, ms: 0, share: 0 }))].map((one) => ({
    ...one,
    percent: percents.get(one.id) ?? 0,
    before: was.size > 0 ? (was.get(one.id) ?? 0) : undefined,
    percentBefore: was.size > 0 ? (percentsBefore.get(one.id) ?? 0) : undefined,
  }))
}

/**
 * A range is compared only if it has at least this number of days with work. With fewer days, its
 * shares depend on chance.
 */
export const LEAST_DAYS = 5
/** A range is compared only if at least this part of its past weekdays has work. */
const LEAST_PART = 1 / 3

/** How much of a range or a month was recorded. */
export interface Coverage {
  /** The number of dates on which anybody worked. */
  days: number
  /** The number of past days from Monday to Friday. */
  weekdays: number
  /** The past days with work, counted for each person and added up. */
  personDays: number
}

/** Whether a range has enough work to be compared. */
export const isEnough = ({ days, weekdays }: Pick<Coverage, 'days' | 'weekdays'>) =>
  days >= LEAST_DAYS && days >= weekdays * LEAST_PART

interface ComparedRange {
  days: readonly ReportDay[]
  quality: { days: number }
}

export const coverageOf = ({ days, quality }: ComparedRange): Coverage => ({
  days: days.filter(({ work }) => sumOf(work) > 0).length,
  weekdays: weekdaysOver(days),
  personDays: quality.days,
})

const densityOf = ({ personDays, weekdays }: Coverage) => personDays / Math.max(1, weekdays)

/**
 * Whether two ranges can be compared. Each must have work on five days and on a third of its
 * weekdays. Neither may have less than a third of the other's person-days per weekday: in an early
 * range, only a few of the team's people may have used Stint.
 */
export function areCovered(now: Coverage, before: Coverage): boolean {
  const [a, b] = [densityOf(now), densityOf(before)]
  return isEnough(now) && isEnough(before) && Math.min(a, b) >= Math.max(a, b) * LEAST_PART
}

export const areComparable = (now: ComparedRange, before: ComparedRange) =>
  areCovered(coverageOf(now), coverageOf(before))
