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

/** The time of several days in one: of several people, or of one person in several teams. */
export const addFiguresOfDays = (
  days: readonly ReportDay[],
): Pick<ReportDay, 'work' | 'base' | (typeof FIGURES)[number]> => ({
  ...(Object.fromEntries(
    FIGURES.map((name) => [name, days.reduce((all, day) => all + day[name], 0)]),
  ) as Pick<ReportDay, (typeof FIGURES)[number]>),
  work: addTotals(days.map(({ work }) => work)),
  base: addTotals(days.map(({ base }) => base)),
})
