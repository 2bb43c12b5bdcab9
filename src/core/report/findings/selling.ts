/**
 * The finding about selling: its share, whether the share changed, and which categories caused the
 * change.
 */
import { percentsOf } from '../percents.ts'
import type { RollUp } from '../roll-up.ts'
import type { Totals } from '../totals.ts'
import { sellingPercent } from '../trend.ts'
import { type Change, type Comparison, changeOf, directionOf } from './comparison.ts'

export interface Mover {
  id: string
  points: number
}

export interface SellingFinding {
  /** The share of selling in whole percents. Undefined if there is no work. */
  percent: number | undefined
  change: Change | undefined
  /**
   * Up to two categories that explain the change: one of the group *selling*, and one of another
   * group. Empty if the share of selling is steady.
   */
  movers: readonly Mover[]
  /** Whether `movers` are base categories together with their sub-categories. */
  areRolled: boolean
}

/** By how many percentage points the share of each category changed. */
export const pointsOf = (now: Totals, was: Totals): Mover[] => {
  const [a, b] = [percentsOf(now), percentsOf(was)]
  return [...new Set([...a.keys(), ...b.keys()])].map((id) => ({
    id,
    points: (a.get(id) ?? 0) - (b.get(id) ?? 0),
  }))
}

/**
 * The selling category that changed most in the direction of the change, and the other category
 * that changed most in the opposite direction. (If selling grew, another category lost the time.)
 */
function moversOf(
  now: Totals,
  was: Totals,
  { direction }: Change,
  { group }: Pick<RollUp, 'group'>,
): Mover[] {
  if (direction === 'steady') return []
  const sign = direction === 'up' ? 1 : -1
  const all = pointsOf(now, was).filter(({ points }) => directionOf(points) !== 'steady')
  const most = (isSelling: boolean, sign: number) =>
    all
      .filter(({ id, points }) => (group(id) === 'selling') === isSelling && points * sign > 0)
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
      .slice(0, 1)
  return [...most(true, sign), ...most(false, -sign)]
}

export function sellingFinding(
  comparison: Comparison,
  rollUp: Pick<RollUp, 'group'>,
): SellingFinding {
  const change = changeOf(comparison, sellingPercent)
  // A comparison with a month uses base categories, because the chart of months shows base
  // categories. A comparison with the range before uses all categories.
  const areRolled = comparison.rolled || comparison.state === 'month'
  const totals = areRolled ? 'base' : 'work'
  return {
    percent: sellingPercent(comparison.now),
    change,
    areRolled,
    movers:
      change && 'was' in comparison
        ? moversOf(comparison.now[totals], comparison.was[totals], change, rollUp)
        : [],
  }
}
