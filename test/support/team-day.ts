import type { TeamDay } from '../../src/core/report/team-day.ts'
import type { Totals } from '../../src/core/report/totals.ts'

/** A person's day in a report: milliseconds per category, and zeros unless `more` sets other values. */
export const teamDay = (date: string, work: Totals, more: Partial<TeamDay> = {}): TeamDay => ({
  date,
  work,
  base: work,
  products: {},
  longest: {},
  automatic: 0,
  byHand: 0,
  edited: 0,
  unexplained: 0,
  breaks: 0,
  private: 0,
  missing: 0,
  overlapping: 0,
  ...more,
})
