import type { Course } from '../../../core/report/findings/share-over-time.ts'
import { miscOf, sellingOf } from '../../../core/report/trend.ts'
import { reportWords } from '../../words/report.ts'
import { SmallLine, SmallPair } from './small-charts.tsx'

const SHARES = { selling: sellingOf, misc: miscOf }

/**
 * The small chart of a share over time. Draws nothing for a single value, because a single value
 * makes no line.
 */
export function shareChart({ kind, sums }: Course, share: keyof typeof SHARES) {
  const values = sums.map((sum) => SHARES[share](sum) ?? 0)
  if (kind === 'line') return values.length > 1 ? <SmallLine values={values} /> : null
  const names = [reportWords.before, reportWords.now]
  return <SmallPair bars={values.map((value, i) => ({ name: names[i] ?? '', value }))} />
}
