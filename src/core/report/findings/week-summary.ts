/**
 * The text of the notification at the end of a week: the share of selling, and the category that
 * changed most.
 */
import { sellingPercent } from '../trend.ts'
import { type Compared, comparisonOf, directionOf } from './comparison.ts'
import { type Mover, pointsOf } from './selling.ts'

export interface WeekFigures {
  /** The share of selling, in whole percents. */
  selling: number
  /**
   * The category whose share changed most since the week before. `steady`: all changes are too
   * small to be reported (`directionOf`). `few`: one of the two weeks has too few days.
   */
  changed: Mover | 'steady' | 'few'
}

/**
 * The notification is shown only for at least this number of days with work. With one day, the
 * notice at the end of that day has already said the same.
 */
const LEAST_DAYS = 2

const mostChanged = (points: readonly Mover[]): Mover | 'steady' =>
  points
    .filter((one) => directionOf(one.points) !== 'steady')
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))[0] ?? 'steady'

/** The figures for the notification. Returns undefined if there is not enough work. */
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
