/** What the notification at the end of a week says: one number, and the one thing that changed most. */
import { sellingPercent } from '../trend.ts'
import { type Compared, comparisonOf, directionOf } from './comparison.ts'
import { type Mover, pointsOf } from './selling.ts'

export interface WeekFigures {
  /** The share of selling, in whole percents. */
  selling: number
  /**
   * The category whose share changed most against the week before. `steady`: none did by as much as a
   * finding needs; `few`: one of the two weeks has too few days.
   */
  changed: Mover | 'steady' | 'few'
}

/** Work on a single day is no week: that day's own summary says the same. */
const LEAST_DAYS = 2

const mostChanged = (points: readonly Mover[]): Mover | 'steady' =>
  points
    .filter((one) => directionOf(one.points) !== 'steady')
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))[0] ?? 'steady'

/** Undefined without enough work to speak of. */
export function weekFiguresOf(compared: Compared): WeekFigures | undefined {
  const { now } = compared
  const selling = sellingPercent(now.sum)
  if (selling === undefined || now.trend.length < LEAST_DAYS) return undefined
  const comparison = comparisonOf(compared)
  if (!('was' in comparison)) return { selling, changed: 'few' }
  const totals = comparison.rolled ? 'base' : 'work'
  return {
    selling,
    changed: mostChanged(pointsOf(comparison.now[totals], comparison.was[totals])),
  }
}
