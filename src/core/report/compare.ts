/** How one range stands against another: shares only, for the days need not be equally whole. */
import { own } from '../own-property.ts'
import type { ReportDay } from './day.ts'
import { weekdaysOver } from './range.ts'
import { sharesOf, sumOf, type Totals } from './totals.ts'

export interface ShareChange {
  id: string
  ms: number
  share: number
  /** The share in the other range; undefined where there was no work, or where none is compared. */
  before: number | undefined
}

/** Everything that has time in either; the largest now first. */
export function shareChanges(now: Totals, before: Totals): ShareChange[] {
  const was = new Map(sharesOf(before).map(({ id, share }) => [id, share]))
  const is = sharesOf(now)
  const gone = [...was.keys()].filter((id) => !(own(now, id) ?? 0))
  return [...is, ...gone.map((id) => ({ id, ms: 0, share: 0 }))].map((one) => ({
    ...one,
    before: was.size > 0 ? (was.get(one.id) ?? 0) : undefined,
  }))
}

/** With fewer days with work, a range says nothing of what is usual. */
export const LEAST_DAYS = 5
/** Nor with work on a smaller part of the weekdays that are over. */
const LEAST_PART = 1 / 3

/** Whether a range with work on `worked` days, of so many weekdays, can be compared with any other. */
export const isEnough = (worked: number, weekdays: number) =>
  worked >= LEAST_DAYS && worked >= weekdays * LEAST_PART

interface ComparedRange {
  days: readonly ReportDay[]
  /** Days with work that are over; of a team, person-days. */
  quality: { days: number }
}

/** On how many days there is work, and by how many people on an average weekday. */
const measure = ({ days, quality }: ComparedRange) => {
  const weekdays = weekdaysOver(days)
  const worked = days.filter(({ work }) => sumOf(work) > 0).length
  return { isEnough: isEnough(worked, weekdays), density: quality.days / Math.max(1, weekdays) }
}

/**
 * Whether two ranges can be compared: each has work on five days and on a third of its weekdays, and
 * neither has less than a third of the other's (most of a team may not have been there yet).
 */
export function areComparable(now: ComparedRange, before: ComparedRange): boolean {
  const [a, b] = [measure(now), measure(before)]
  const [less, more] = [Math.min(a.density, b.density), Math.max(a.density, b.density)]
  return a.isEnough && b.isEnough && less >= more * LEAST_PART
}
