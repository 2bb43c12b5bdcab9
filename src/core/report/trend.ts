/** Shares over time. */
import { BASE, MISC } from '../scheme/categories.ts'
import type { ReportDay } from './day.ts'
import { type Unit, unitOf, weekdaysOver } from './range.ts'
import type { RollUp } from './roll-up.ts'
import { addTotals, shareOf, sumOf, type Totals } from './totals.ts'

/** Sums over some days, milliseconds. */
export interface Sum {
  work: Totals
  base: Totals
  worked: number
  selling: number
  /** Misc itself, without its children. */
  misc: number
}

export function sumDays(
  days: Iterable<Pick<ReportDay, 'work' | 'base'>>,
  { group }: Pick<RollUp, 'group'>,
): Sum {
  const all = [...days]
  const work = addTotals(all.map((day) => day.work))
  const sells = Object.entries(work).filter(([id]) => group(id) === 'selling')
  return {
    work,
    base: addTotals(all.map((day) => day.base)),
    worked: sumOf(work),
    selling: sumOf(Object.fromEntries(sells)),
    misc: work[MISC] ?? 0,
  }
}

const SELLING = BASE.filter(({ group }) => group === 'selling').map(({ id }) => id)

/**
 * The same sums by base categories only, which stay comparable when categories change. Misc then
 * includes its sub-categories.
 */
export const rollUpSum = (sum: Sum): Sum => ({
  ...sum,
  work: sum.base,
  selling: SELLING.reduce((all, id) => all + (sum.base[id] ?? 0), 0),
  misc: sum.base[MISC] ?? 0,
})

/**
 * Base categories that others split in any of these sums: rolled up, such a category is larger than
 * by itself, so the two figures need two names.
 */
export const splitCategories = (sums: Iterable<Pick<Sum, 'work' | 'base'>>): ReadonlySet<string> =>
  new Set(
    Array.from(sums).flatMap(({ work, base }) =>
      BASE.map(({ id }) => id).filter((id) => (work[id] ?? 0) !== (base[id] ?? 0)),
    ),
  )

/** Milliseconds per group. */
export function groupsOf(work: Totals, { group }: Pick<RollUp, 'group'>): Totals {
  return addTotals(Object.entries(work).map(([id, ms]) => ({ [group(id)]: ms })))
}

export const sellingOf = ({ selling, worked }: Sum) => shareOf(selling, worked)
export const miscOf = ({ misc, worked }: Sum) => shareOf(misc, worked)

export interface Stage extends Sum {
  /** The first day of the unit; it may be before the range. */
  date: string
  /** The number of its days with work. */
  days: number
  /** The number of its past weekdays within the range. */
  weekdays: number
}

/** Sums per day, week or month in order; those without work are left out. */
export function trendOf(
  days: readonly ReportDay[],
  unit: Unit,
  rollUp: Pick<RollUp, 'group'>,
): Stage[] {
  const stages = Map.groupBy(days, (day) => unitOf(unit, day.date))
  return [...stages]
    .map(([date, days]) => ({
      date,
      days: days.filter((day) => sumOf(day.work) > 0).length,
      weekdays: weekdaysOver(days),
      ...sumDays(days, rollUp),
    }))
    .filter(({ worked }) => worked > 0)
}
