import type { ReportDay } from './day.ts'
import { addTotals } from './totals.ts'

const FIGURES = [
  'automatic',
  'byHand',
  'edited',
  'unexplained',
  'breaks',
  'private',
  'missing',
  'overlapping',
] as const

const sumsOf = (days: readonly ReportDay[]) => {
  const sums: Pick<ReportDay, (typeof FIGURES)[number]> = {
    automatic: 0,
    byHand: 0,
    edited: 0,
    unexplained: 0,
    breaks: 0,
    private: 0,
    missing: 0,
    overlapping: 0,
  }
  for (const day of days) for (const name of FIGURES) sums[name] += day[name]
  return sums
}

/** The sum of several days: of several people, or of one person in several teams. */
export const addFiguresOfDays = (
  days: readonly ReportDay[],
): Pick<ReportDay, 'work' | 'base' | (typeof FIGURES)[number]> => ({
  ...sumsOf(days),
  work: addTotals(days.map(({ work }) => work)),
  base: addTotals(days.map(({ base }) => base)),
})
