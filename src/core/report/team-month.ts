/**
 * A person's months in the team's report, each the sum of its days. The report shows them as one
 * line in a chart of many months.
 */
import type { ReportDay } from './day.ts'
import { type Dates, daysOf, weekdaysOver } from './range.ts'
import type { RollUp } from './roll-up.ts'
import { addTotals, sumOf, type Totals } from './totals.ts'
import { type Stage, sumDays } from './trend.ts'

export interface TeamMonth {
  /** The month, `YYYY-MM`. */
  month: string
  /** Milliseconds per category (`work`), and per base category (`base`). */
  work: Totals
  base: Totals
  /** The days of the month (1–31, in order) on which the person worked. */
  days: readonly number[]
}

const monthOf = (date: string) => date.slice(0, 7)

/**
 * Adds up the days of each month. The months are in order, and months without work are left out.
 */
export const monthsFrom = (
  days: Iterable<Pick<ReportDay, 'date' | 'work' | 'base'>>,
): TeamMonth[] =>
  [...Map.groupBy(days, ({ date }) => monthOf(date))]
    .map(([month, own]) => ({
      month,
      work: addTotals(own.map(({ work }) => work)),
      base: addTotals(own.map(({ base }) => base)),
      days: own.filter(({ work }) => sumOf(work) > 0).map(({ date }) => Number(date.slice(8))),
    }))
    .filter(({ days }) => days.length > 0)

interface PersonMonths {
  months: readonly TeamMonth[]
  /** Today's date in the person's time zone. */
  today: string
}

const pastDays = ({ month, days }: TeamMonth, today: string) =>
  days.filter((day) => `${month}-${`${day}`.padStart(2, '0')}` !== today)

/** The months of several people added up, in the same form as the result of `trendOf`. */
export const stagesOf = (
  people: readonly PersonMonths[],
  months: readonly Dates[],
  rollUp: Pick<RollUp, 'group'>,
): Stage[] => {
  const todays = new Set(people.map(({ today }) => today))
  const all = Map.groupBy(
    people.flatMap(({ months, today }) =>
      months.map((one) => ({ ...one, over: pastDays(one, today).length })),
    ),
    ({ month }) => month,
  )
  return months
    .map((month) => {
      const own = all.get(monthOf(month.from)) ?? []
      const dates = daysOf(month).map((date) => ({
        date,
        ...(todays.has(date) && { running: true as const }),
      }))
      return {
        date: month.from,
        days: new Set(own.flatMap(({ days }) => days)).size,
        weekdays: weekdaysOver(dates),
        personDays: own.reduce((all, { over }) => all + over, 0),
        ...sumDays(own, rollUp),
      }
    })
    .filter(({ worked }) => worked > 0)
}

/** The first day with data. */
export const firstDayOf = (months: readonly TeamMonth[]): string | undefined =>
  months.map(({ month, days: [first = 1] }) => `${month}-${`${first}`.padStart(2, '0')}`).sort()[0]
