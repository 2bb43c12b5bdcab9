import { NO_LENGTHS } from '../../src/core/report/day.ts'
import type { TeamDay } from '../../src/core/report/team-day.ts'
import type { Totals } from '../../src/core/report/totals.ts'

/** Returns a person's day in a report: milliseconds per category; `more` replaces other values. */
export const teamDay = (date: string, work: Totals, more: Partial<TeamDay> = {}): TeamDay => ({
  date,
  work,
  base: work,
  products: {},
  longest: {},
  ...NO_LENGTHS,
  ...more,
})
