/**
 * Chooses the other range or month with which the findings of a report compare the shown range.
 * Also says whether this comparison is allowed.
 */
import { areCovered, type Coverage, coverageOf, isEnough } from '../compare.ts'
import { type Range, unitOf } from '../range.ts'
import type { Summary } from '../report.ts'
import { rollUpSum, type Stage, type Sum } from '../trend.ts'

export interface Compared {
  range: Range
  now: Summary
  before: Summary & { range: Range }
  /** The months around the range. Undefined while these months are still being read. */
  stages: readonly Stage[] | undefined
  /** The last day in these months on which the scheme changed. */
  changed: string | undefined
  /**
   * `ranges`: whether the scheme changed within the two ranges. `months`: whether it changed within
   * the months of `stages`.
   */
  crossed: { ranges: boolean; months: boolean }
}

/**
 * The sums to compare. If the scheme changed between the two ranges, sub-categories are added to
 * their base categories, and `rolled` is true.
 */
interface Sides {
  rolled: boolean
  now: Sum
}

/**
 * Whether a comparison is possible, and with what:
 * - `reading`: the months are still being read
 * - `none`: the range before has no work
 * - `few`: the range or the range before has too few days
 * - `range`: compared with the range before
 * - `month`: compared with an earlier month
 */
export type Comparison = Sides &
  (
    | { state: 'reading' }
    | { state: 'none' }
    | { state: 'few'; where: 'now' | 'before' }
    | { state: 'range'; was: Sum }
    | { state: 'month'; was: Sum; month: string }
  )

const roll = (sum: Sum, rolled: boolean) => (rolled ? rollUpSum(sum) : sum)

/**
 * Whether a range is long. A week is compared only with the week before. A long range may instead
 * be compared with an earlier month (`monthOfChange`).
 */
const isLong = ({ kind }: Range) => kind === 'month' || kind === 'quarter'

/**
 * The first month that can be compared with the range. It must not be before the month of the last
 * change of the scheme, must begin before both ranges, and must have enough days.
 */
const monthOfChange = (
  { before, stages, changed = '' }: Compared,
  coverage: Coverage,
): Stage | undefined =>
  stages?.find(
    (stage) =>
      stage.date >= unitOf('month', changed) &&
      stage.date < before.range.from &&
      areCovered(coverage, stage),
  )

export function comparisonOf(compared: Compared): Comparison {
  const { range, now, before, stages, changed, crossed } = compared
  const coverage = coverageOf(now)
  if (isLong(range) && changed !== undefined && isEnough(coverage)) {
    const rolled = crossed.months
    if (!stages) return { state: 'reading', rolled, now: roll(now.sum, rolled) }
    const first = monthOfChange(compared, coverage)
    if (first)
      return {
        state: 'month',
        rolled,
        now: roll(now.sum, rolled),
        was: roll(first, rolled),
        month: first.date,
      }
  }
  const sides = { rolled: crossed.ranges, now: roll(now.sum, crossed.ranges) }
  if (!isEnough(coverage)) return { ...sides, state: 'few', where: 'now' }
  if (before.sum.worked === 0) return { ...sides, state: 'none' }
  if (!areCovered(coverage, coverageOf(before))) return { ...sides, state: 'few', where: 'before' }
  return { ...sides, state: 'range', was: roll(before.sum, crossed.ranges) }
}

export interface Change {
  /** Difference between two percents, as both are shown on the screen. */
  points: number
  direction: 'up' | 'down' | 'steady'
}

/**
 * A change of fewer points than this counts as steady: rounding alone can change a percent by a
 * point.
 */
const LEAST_POINTS = 2

export const directionOf = (points: number): Change['direction'] => {
  if (Math.abs(points) < LEAST_POINTS) return 'steady'
  return points > 0 ? 'up' : 'down'
}

/**
 * The change of a percent between the compared sums. Returns undefined if they may not be compared.
 */
export function changeOf(
  comparison: Comparison,
  percentIn: (sum: Sum) => number | undefined,
): Change | undefined {
  if (!('was' in comparison)) return undefined
  const [now, was] = [percentIn(comparison.now), percentIn(comparison.was)]
  if (now === undefined || was === undefined) return undefined
  return { points: now - was, direction: directionOf(now - was) }
}
