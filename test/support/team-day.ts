import { NO_LENGTHS } from '../../src/core/report/day.ts'
import type { TeamDay } from '../../src/core/report/team-day.ts'
import type { Totals } from '../../src/core/report/totals.ts'

/** A person's day in a report: milliseconds per category, and zeros unless `more` sets other values. */
export const teamDay = (date: string, work: Totals, more: Partial<TeamDay> = {}): TeamDay => ({
  date,
  work,
  base: work,
  products: {},
  longest: {},
  ...NO_LENGTHS,
  ...more,
})
