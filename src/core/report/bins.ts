/**
 * Bars of the chart of a team's time: one bar per day, or in a long range one bar per week or
 * month.
 */
import type { ReportDay } from './day.ts'
import { type Unit, unitOf } from './range.ts'
import { addTotals, sumOf, type Totals } from './totals.ts'

interface Bin {
  /** The first day that the bar includes. */
  date: string
  base: Totals
  worked: number
  unexplained: number
}

/** The largest number of bars: people cannot tell more bars apart. */
const MAX_BARS = 100

export const binUnit = (days: number): Unit => {
  if (days <= MAX_BARS) return 'day'
  return days <= MAX_BARS * 7 ? 'week' : 'month'
}

export const binsOf = (days: readonly ReportDay[]): Bin[] =>
  [...Map.groupBy(days, ({ date }) => unitOf(binUnit(days.length), date))].map(([date, days]) => {
    const base = addTotals(days.map((day) => day.base))
    const unexplained = days.reduce((all, day) => all + day.unexplained, 0)
    return { date, base, worked: sumOf(base), unexplained }
  })
