import { isEnough } from '../../../core/report/compare.ts'
import type { Comparison } from '../../../core/report/findings/comparison.ts'
import { miscOf, rollUpSum, type Stage, sellingOf } from '../../../core/report/trend.ts'
import { TinyLine } from './tiny.tsx'

/** How a share went: over the months, or within the range. */
export interface Course {
  /** The picture that has the same line. */
  picture: 'months' | 'trend'
  stages: readonly Stage[]
}

export function courseOf(
  { state, rolled }: Comparison,
  months: readonly Stage[] | undefined,
  trend: readonly Stage[],
): Course {
  const isMonths = state === 'month' || state === 'reading'
  const stages = isMonths ? (months ?? []).filter(isEnough) : trend
  return {
    picture: isMonths ? 'months' : 'trend',
    stages: rolled ? stages.map((stage) => ({ ...stage, ...rollUpSum(stage) })) : stages,
  }
}

const SHARES = { selling: sellingOf, misc: miscOf }

/** One point is no line. */
export const coursePicture = ({ stages }: Course, share: keyof typeof SHARES) =>
  stages.length > 1 ? <TinyLine values={stages.map((stage) => SHARES[share](stage) ?? 0)} /> : null
