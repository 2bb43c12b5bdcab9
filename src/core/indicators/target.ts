/** A target: where an indicator stood on a day, and where it should be on a later one. */
import { roundTo } from './amounts.ts'
import type { Measure } from './definitions.ts'
import { lastDayOf, type PeriodKind, periodOf } from './periods.ts'

export interface Target {
  indicator: string
  /** The day on which it was set. */
  from: string
  /** The value of a month at that time. */
  start: number
  /** The day by which it should be reached. */
  to: string
  goal: number
}

/** "In two months", the usual distance. */
export const USUAL_MONTHS = 2

/** How much of a month's value a period has: a week 12 × 7 ÷ 365.25 of it. */
const MONTHS_IN: Record<PeriodKind, number> = { week: (12 * 7) / 365.25, month: 1, quarter: 3 }

/** The same target for weeks or quarters. A percent is the same in all. */
export const targetFor = (target: Target, kind: PeriodKind, measure: Measure): Target => {
  if (kind === 'month' || measure === 'percent') return target
  const part = (value: number) => roundTo(value * MONTHS_IN[kind], measure === 'count' ? 1 : 2)
  return { ...target, start: part(target.start), goal: part(target.goal) }
}

const daysBetween = (from: string, to: string) =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days

/** Where the indicator should be on a day: on the straight way between. Undefined before and after. */
export const wayOn = ({ from, start, to, goal }: Target, day: string): number | undefined => {
  if (day < from || day > to) return undefined
  return start + ((goal - start) * daysBetween(from, day)) / Math.max(1, daysBetween(from, to))
}

/**
 * Where the indicator should be in a period: at its start in the one in which it was set, at its goal in the
 * one that has its day, and between by the last day of each. Undefined before and after.
 */
export const wayIn = (target: Target, kind: PeriodKind, period: string): number | undefined => {
  if (period === periodOf(kind, target.to)) return target.goal
  if (period === periodOf(kind, target.from)) return target.start
  return wayOn(target, lastDayOf(kind, period))
}

/** Whether a value is as good as the goal, in the direction that was meant. */
export const isReached = ({ start, goal }: Target, value: number) =>
  goal >= start ? value >= goal : value <= goal

export const usualEnd = (from: string) =>
  Temporal.PlainDate.from(from).add({ months: USUAL_MONTHS }).toString()
