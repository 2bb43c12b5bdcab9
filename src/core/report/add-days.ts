import { NO_LENGTHS, type ReportDay } from './day.ts'
import { addTotals } from './totals.ts'

type Length = keyof typeof NO_LENGTHS
const LENGTHS = Object.keys(NO_LENGTHS) as Length[]

const sumsOf = (days: readonly ReportDay[]) => {
  const sums: Pick<ReportDay, Length> = { ...NO_LENGTHS }
  for (const day of days) for (const name of LENGTHS) sums[name] += day[name]
  return sums
}

/** Adds up several days: the days of several people, or of one person in several teams. */
export const addFiguresOfDays = (
  days: readonly ReportDay[],
): Pick<ReportDay, 'work' | 'base' | Length> => ({
  ...sumsOf(days),
  work: addTotals(days.map(({ work }) => work)),
  base: addTotals(days.map(({ base }) => base)),
})
