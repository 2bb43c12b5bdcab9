/** Bars of a layout: each day, or over a long range each week or month. */
import type { Day } from './day.ts'
import { type Unit, unitOf } from './range.ts'
import { sumOf, type Totals, together } from './totals.ts'

export interface Bin {
  /** The first day. */
  date: string
  base: Totals
  worked: number
  unexplained: number
}

/** More bars than this are no longer told apart. */
const MOST = 100

export const binUnit = (days: number): Unit => {
  if (days <= MOST) return 'day'
  return days <= MOST * 7 ? 'week' : 'month'
}

export const binsOf = (days: readonly Day[]): Bin[] =>
  [...Map.groupBy(days, ({ date }) => unitOf(binUnit(days.length), date))].map(([date, days]) => {
    const base = together(days.map((day) => day.base))
    const unexplained = days.reduce((all, day) => all + day.unexplained, 0)
    return { date, base, worked: sumOf(base), unexplained }
  })
