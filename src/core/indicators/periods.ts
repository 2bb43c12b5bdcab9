/** Periods of indicators: weeks, months and quarters, by their first day. */
import { rangeAround, shiftRange } from '../report/range.ts'
import type { Definition } from './definitions.ts'
import { addFigures, type Figures } from './figures.ts'

/** A value is given for a week or for a month. */
export const GIVEN_PERIODS = ['week', 'month'] as const
export type GivenPeriod = (typeof GIVEN_PERIODS)[number]
export type PeriodKind = GivenPeriod | 'quarter'

/** The first day of the period that a day is in. */
export const periodOf = (kind: PeriodKind, day: string) => rangeAround(kind, day).from

export const isPeriodStart = (kind: PeriodKind, day: string) => periodOf(kind, day) === day

/** The first day of the period so many later; earlier if negative. */
export const shiftPeriod = (kind: PeriodKind, from: string, by: number): string => {
  let range = rangeAround(kind, from)
  for (let i = 0; i < Math.abs(by); i++) range = shiftRange(range, by > 0 ? 1 : -1)
  return range.from
}

export const lastDayOf = (kind: PeriodKind, from: string) => rangeAround(kind, from).to

/** The first days of the periods between two days, both included. */
export const periodsBetween = (kind: PeriodKind, from: string, to: string): string[] => {
  const all: string[] = []
  for (let start = periodOf(kind, from); start <= to; start = shiftPeriod(kind, start, 1))
    all.push(start)
  return all
}

/**
 * A quarter's figures, of its months by their first day. What one of the months does not have is
 * left out. Weeks are never added up to months: a week lies in two of them.
 */
export const quarterFigures = (
  months: ReadonlyMap<string, Figures>,
  quarter: string,
  own: readonly Definition[],
): Figures => {
  const parts = [0, 1, 2].map((i) => months.get(shiftPeriod('month', quarter, i)) ?? {})
  return addFigures(parts, { own, needsAll: true })
}
