/**
 * A target: the value of an indicator on one day, and the value that it should reach on a later day.
 */
import { roundTo } from './amounts.ts'
import type { Measure } from './definitions.ts'
import { lastDayOf, type PeriodKind, periodOf } from './periods.ts'

export interface Target {
  indicator: string
  /** The day on which the target was set. */
  from: string
  /** The value of the indicator for a whole month at the time when the target was set. */
  start: number
  /** The day on which the goal should be reached. */
  to: string
  goal: number
}

/**
 * The number of months from the day on which a target is set to the day on which it should be
 * reached, if the person chooses no other day.
 */
const USUAL_MONTHS = 2

/**
 * Factors by which a month's value is multiplied for each kind of period. A week is 12 × 7 ÷ 365.25
 * of a month.
 */
const MONTHS_IN: Record<PeriodKind, number> = { week: (12 * 7) / 365.25, month: 1, quarter: 3 }

/**
 * A target for a month, converted to a target for weeks or quarters. A percent is not converted.
 */
export const targetFor = (target: Target, kind: PeriodKind, measure: Measure): Target => {
  if (kind === 'month' || measure === 'percent') return target
  const part = (value: number) => roundTo(value * MONTHS_IN[kind], measure === 'count' ? 1 : 2)
  return { ...target, start: part(target.start), goal: part(target.goal) }
}

const daysBetween = (from: string, to: string) =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days

/**
 * The value that the indicator should have on a day, on a straight line from start to goal.
 * Undefined before the first day and after the last day of the target.
 */
export const dueValueOn = ({ from, start, to, goal }: Target, day: string): number | undefined => {
  if (day < from || day > to) return undefined
  return start + ((goal - start) * daysBetween(from, day)) / Math.max(1, daysBetween(from, to))
}

/**
 * The value that the indicator should have in a period. In the period in which the target was set,
 * this is the start. In the period of its last day, it is the goal. In the periods between, it is
 * the value of the straight line on their last day. Undefined before and after the target.
 */
export const dueValueIn = (
  target: Target,
  kind: PeriodKind,
  period: string,
): number | undefined => {
  if (period === periodOf(kind, target.to)) return target.goal
  if (period === periodOf(kind, target.from)) return target.start
  return dueValueOn(target, lastDayOf(kind, period))
}

/** Whether a value has reached the goal. If the goal is below the start, lower values are better. */
export const isReached = ({ start, goal }: Target, value: number) =>
  goal >= start ? value >= goal : value <= goal

export const usualEnd = (from: string) =>
  Temporal.PlainDate.from(from).add({ months: USUAL_MONTHS }).toString()
