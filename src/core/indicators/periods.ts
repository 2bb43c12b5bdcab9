/** Periods of indicators (weeks, months and quarters). A period is identified by its first day. */
import { rangeAround, shiftRange } from '../report/range.ts'
import type { Definition } from './definitions.ts'
import { addFigures, type Figures } from './figures.ts'

export const GIVEN_PERIODS = ['week', 'month'] as const
export type GivenPeriod = (typeof GIVEN_PERIODS)[number]
export type PeriodKind = GivenPeriod | 'quarter'

/** The first day of the period that contains a day. */
export const periodOf = (kind: PeriodKind, day: string) => rangeAround(kind, day).from

export const isPeriodStart = (kind: PeriodKind, day: string) => periodOf(kind, day) === day

/** The first day of the period that is `by` periods later, or earlier if `by` is negative. */
export const shiftPeriod = (kind: PeriodKind, from: string, by: number): string => {
  let range = rangeAround(kind, from)
  for (let i = 0; i < Math.abs(by); i++) range = shiftRange(range, by > 0 ? 1 : -1)
  return range.from
}

export const lastDayOf = (kind: PeriodKind, from: string) => rangeAround(kind, from).to

/**
 * The first days of all periods from the period that contains `from` to the period that contains
 * `to`.
 */
export const periodsBetween = (kind: PeriodKind, from: string, to: string): string[] => {
  const all: string[] = []
  for (let start = periodOf(kind, from); start <= to; start = shiftPeriod(kind, start, 1))
    all.push(start)
  return all
}

/**
 * The figures of a quarter, from its three months. An indicator that is missing in one of the months is
 * left out. Weeks are never added up to months, because a week can lie in two months.
 * @param months figures by the first day of the month
 */
export const quarterFigures = (
  months: ReadonlyMap<string, Figures>,
  quarter: string,
  own: readonly Definition[],
): Figures => {
  const parts = [0, 1, 2].map((i) => months.get(shiftPeriod('month', quarter, i)) ?? {})
  return addFigures(parts, { own, needsAll: true })
}
