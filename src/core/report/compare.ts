/** Comparison of two ranges by shares only, as the days may not be equally complete. */
import { own } from '../own-property.ts'
import type { ReportDay } from './day.ts'
import { percentsOf } from './percents.ts'
import { weekdaysOver } from './range.ts'
import { sharesOf, sumOf, type Totals } from './totals.ts'

export interface ShareChange {
  id: string
  ms: number
  share: number
  /** The share in whole percents; together 100. */
  percent: number
  /** The same in the other range; undefined if there was no work, or nothing to compare. */
  before: number | undefined
  percentBefore: number | undefined
}

/** All categories with time in either range, the largest of now first. */
export function shareChanges(now: Totals, before: Totals): ShareChange[] {
  const was = new Map(sharesOf(before).map(({ id, share }) => [id, share]))
  const [percents, percentsBefore] = [percentsOf(now), percentsOf(before)]
  const is = sharesOf(now)
  const gone = [...was.keys()].filter((id) => !(own(now, id) ?? 0))
  return [...is, ...gone.map((id) => ({ id, ms: 0, share: 0 }))].map((one) => ({
    ...one,
    percent: percents.get(one.id) ?? 0,
    before: was.size > 0 ? (was.get(one.id) ?? 0) : undefined,
    percentBefore: was.size > 0 ? (percentsBefore.get(one.id) ?? 0) : undefined,
  }))
}

/** A range with fewer days of work says nothing about what is usual. */
export const LEAST_DAYS = 5
/** Nor does one with work on a smaller part of its past weekdays. */
const LEAST_PART = 1 / 3

/** How much of a range or a month was recorded. */
export interface Coverage {
  /** The number of dates with work. */
  days: number
  /** The number of past weekdays. */
  weekdays: number
  /** Past days with work of all people; for one person, their past days with work. */
  personDays: number
}

/** Whether a range can be compared at all. */
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
 * Whether two ranges can be compared: each has work on five days and on a third of its weekdays,
 * and neither has less than a third of the other's days per weekday (most of a team may not have
 * joined yet).
 */
export function areCovered(now: Coverage, before: Coverage): boolean {
  const [a, b] = [densityOf(now), densityOf(before)]
  return isEnough(now) && isEnough(before) && Math.min(a, b) >= Math.max(a, b) * LEAST_PART
}

export const areComparable = (now: ComparedRange, before: ComparedRange) =>
  areCovered(coverageOf(now), coverageOf(before))
