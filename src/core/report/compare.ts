/** Comparison of two ranges by shares only, as the days may not be equally complete. */
import { own } from '../own-property.ts'
import type { ReportDay } from './day.ts'
import { weekdaysOver } from './range.ts'
import { sharesOf, sumOf, type Totals } from './totals.ts'

export interface ShareChange {
  id: string
  ms: number
  share: number
  /** The share in the other range; undefined if there was no work, or nothing to compare. */
  before: number | undefined
}

/** All categories with time in either range, the largest of now first. */
export function shareChanges(now: Totals, before: Totals): ShareChange[] {
  const was = new Map(sharesOf(before).map(({ id, share }) => [id, share]))
  const is = sharesOf(now)
  const gone = [...was.keys()].filter((id) => !(own(now, id) ?? 0))
  return [...is, ...gone.map((id) => ({ id, ms: 0, share: 0 }))].map((one) => ({
    ...one,
    before: was.size > 0 ? (was.get(one.id) ?? 0) : undefined,
  }))
}

/** A range with fewer days of work says nothing about what is usual. */
export const LEAST_DAYS = 5
/** Nor does one with work on a smaller part of its past weekdays. */
const LEAST_PART = 1 / 3

/** Whether a range with `worked` days of work, of so many weekdays, can be compared at all. */
export const isEnough = (worked: number, weekdays: number) =>
  worked >= LEAST_DAYS && worked >= weekdays * LEAST_PART

interface ComparedRange {
  days: readonly ReportDay[]
  /** Past days with work; for a team, person-days. */
  quality: { days: number }
}

/** Whether a range has enough days with work, and the days with work per weekday. */
const measure = ({ days, quality }: ComparedRange) => {
  const weekdays = weekdaysOver(days)
  const worked = days.filter(({ work }) => sumOf(work) > 0).length
  return { isEnough: isEnough(worked, weekdays), density: quality.days / Math.max(1, weekdays) }
}

/**
 * Whether two ranges can be compared: each has work on five days and on a third of its weekdays,
 * and neither has less than a third of the other's days per weekday (most of a team may not have
 * joined yet).
 */
export function areComparable(now: ComparedRange, before: ComparedRange): boolean {
  const [a, b] = [measure(now), measure(before)]
  const [less, more] = [Math.min(a.density, b.density), Math.max(a.density, b.density)]
  return a.isEnough && b.isEnough && less >= more * LEAST_PART
}
