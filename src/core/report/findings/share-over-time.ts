/**
 * The sums for the small chart beside a finding: how the share in that finding developed. The
 * sentence of the finding says the same as the chart.
 */
import { isEnough } from '../compare.ts'
import { rollUpSum, type Stage, type Sum } from '../trend.ts'
import type { Compared, Comparison } from './comparison.ts'

export interface Course {
  /** The large chart of the report that shows this share over time. */
  chart: 'months' | 'trend'
  /**
   * - `pair`: this range and the range before it, which are compared
   * - `line`: the month with which this range is compared, the months after that month, and this
   *   range. Without a comparison: the days, weeks or months within this range
   */
  kind: 'pair' | 'line'
  sums: readonly Sum[]
}

type Around = Pick<Compared, 'range' | 'now' | 'stages'>

export function courseOf(comparison: Comparison, { range, now, stages = [] }: Around): Course {
  const rollUpAll = (all: readonly Stage[]): readonly Sum[] =>
    comparison.rolled ? all.map(rollUpSum) : all
  if (comparison.state === 'range')
    return { kind: 'pair', chart: 'trend', sums: [comparison.was, comparison.now] }
  if (comparison.state !== 'month') {
    const isReading = comparison.state === 'reading'
    return {
      kind: 'line',
      chart: isReading ? 'months' : 'trend',
      sums: isReading ? [] : rollUpAll(now.trend),
    }
  }
  const { month, was } = comparison
  const between = stages.filter(
    (stage) => stage.date > month && stage.date < range.from && isEnough(stage),
  )
  return { kind: 'line', chart: 'months', sums: [was, ...rollUpAll(between), comparison.now] }
}
