/** The share of selling: how large, whether it changed, and what moved it. */
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
  /** Undefined without work. */
  percent: number | undefined
  change: Change | undefined
  /** At most two, the largest first; none if selling is steady. */
  movers: readonly Mover[]
  /** The movers are base categories together with those that split them. */
  areRolled: boolean
}

/** How the share of each category changed, in points. */
export const pointsOf = (now: Totals, was: Totals): Mover[] => {
  const [a, b] = [percentsOf(now), percentsOf(was)]
  return [...new Set([...a.keys(), ...b.keys()])].map((id) => ({
    id,
    points: (a.get(id) ?? 0) - (b.get(id) ?? 0),
  }))
}

/** What selling gained or lost by itself, and where that came from or went to. */
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
  // Months are shown by base categories, the range before by all.
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
