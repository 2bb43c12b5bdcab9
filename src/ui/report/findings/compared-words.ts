/** Words for the change between two ranges. */
import type { Change, Comparison } from '../../../core/report/findings/comparison.ts'
import { reportWords } from '../../words/report.ts'
import { inPoints, monthYear } from '../formats.ts'

/**
 * A change in words, such as `up 4 points since July 2026`. Returns undefined if the ranges cannot
 * be compared.
 */
export function changeWords(
  change: Change | undefined,
  comparison: Comparison,
  beforeName: string,
): string | undefined {
  if (!change) return undefined
  const { points, direction } = change
  if (comparison.state === 'month') {
    const month = monthYear(comparison.month)
    return direction === 'steady'
      ? reportWords.steadySince(month)
      : reportWords.sinceMonth(points, inPoints(points), month)
  }
  return direction === 'steady'
    ? reportWords.steadyVs(beforeName)
    : reportWords.vsRange(points, inPoints(points), beforeName)
}

/** Says why the ranges cannot be compared. Returns undefined if they can be compared. */
export function noComparisonWords(comparison: Comparison, beforeName: string): string | undefined {
  if (comparison.state === 'none') return reportWords.noneBefore(beforeName)
  if (comparison.state !== 'few') return undefined
  return comparison.where === 'now' ? reportWords.fewNow : reportWords.fewBefore(beforeName)
}
