/** Shares of time per day, week or month. */
import { BASE, MISC } from '../scheme/categories.ts'
import type { Coverage } from './compare.ts'
import type { ReportDay } from './day.ts'
import { percentsOf } from './percents.ts'
import { MONDAY, type Unit, unitOf, weekdaysOver } from './range.ts'
import type { RollUp } from './roll-up.ts'
import { addTotals, shareOf, sumOf, type Totals } from './totals.ts'

/** Sums over several days, milliseconds. */
export interface Sum {
  work: Totals
  base: Totals
  /** Milliseconds by group of categories. */
  groups: Totals
  worked: number
  selling: number
  /** Time of the category misc itself, without its sub-categories. */
  misc: number
}

export function sumDays(
  days: Iterable<Pick<ReportDay, 'work' | 'base'>>,
  { group }: Pick<RollUp, 'group'>,
): Sum {
  const all = [...days]
  const work = addTotals(all.map((day) => day.work))
  const groups = groupsOf(work, { group })
  return {
    work,
    base: addTotals(all.map((day) => day.base)),
    groups,
    worked: sumOf(work),
    selling: groups.selling ?? 0,
    misc: work[MISC] ?? 0,
  }
}

const BASE_GROUPS = new Map(BASE.map(({ id, group }) => [id, group]))
const groupOfBase = { group: (id: string) => BASE_GROUPS.get(id) ?? 'other' }

/**
 * The sums with all time added to base categories. These sums can be compared even if the scheme
 * changes. The sum of misc then includes its sub-categories.
 */
export const rollUpSum = (sum: Sum): Sum => {
  const groups = groupsOf(sum.base, groupOfBase)
  return {
    ...sum,
    work: sum.base,
    groups,
    selling: groups.selling ?? 0,
    misc: sum.base[MISC] ?? 0,
  }
}

/**
 * Base categories whose sub-categories have time in any of these sums. Such a category has two
 * figures, with and without its sub-categories, and each figure needs its own name.
 */
export const splitCategories = (
  sums: Iterable<Pick<Sum, 'work' | 'base'>>,
): ReadonlySet<string> => {
  const split = new Set<string>()
  for (const { work, base } of sums)
    for (const { id } of BASE) if ((work[id] ?? 0) !== (base[id] ?? 0)) split.add(id)
  return split
}

/** Milliseconds by group of categories. */
export function groupsOf(work: Totals, { group }: Pick<RollUp, 'group'>): Totals {
  return addTotals(Object.entries(work).map(([id, ms]) => ({ [group(id)]: ms })))
}

export const sellingOf = ({ selling, worked }: Sum) => shareOf(selling, worked)
export const miscOf = ({ misc, worked }: Sum) => shareOf(misc, worked)

/**
 * The share of selling in whole percents, rounded so that the percents of all groups add up to 100.
 * Returns undefined if there is no work.
 */
export const sellingPercent = ({ groups, worked }: Pick<Sum, 'groups' | 'worked'>) =>
  worked > 0 ? (percentsOf(groups).get('selling') ?? 0) : undefined

/**
 * The share of the category misc in whole percents, rounded so that the percents of all categories
 * add up to 100. Returns undefined if there is no work.
 */
export const miscPercent = ({ work, worked }: Pick<Sum, 'work' | 'worked'>) =>
  worked > 0 ? (percentsOf(work).get(MISC) ?? 0) : undefined

/**
 * The sums of a day, week or month, and how much of that time was recorded. Only days within the
 * range are included.
 */
export interface Stage extends Sum, Coverage {
  /** The first day of this day, week or month. It may be before the first day of the range. */
  date: string
}

/**
 * Sums per day, week or month, the earliest first. Days, weeks or months without work are left out.
 */
export function trendOf(
  days: readonly ReportDay[],
  unit: Unit,
  rollUp: Pick<RollUp, 'group'>,
  firstDay = MONDAY,
): Stage[] {
  const stages = Map.groupBy(days, (day) => unitOf(unit, day.date, firstDay))
  return [...stages]
    .map(([date, days]) => ({
      date,
      days: days.filter((day) => sumOf(day.work) > 0).length,
      weekdays: weekdaysOver(days),
      personDays: days.filter((day) => !day.running && sumOf(day.work) > 0).length,
      ...sumDays(days, rollUp),
    }))
    .filter(({ worked }) => worked > 0)
}
