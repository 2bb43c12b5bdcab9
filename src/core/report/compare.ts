/** How one range stands against another: shares only, for the days need not be equally whole. */
import { own } from '../own.ts'
import { sharesOf, type Totals } from './totals.ts'

export interface Change {
  id: string
  ms: number
  share: number
  /** The share in the other range; undefined where there was no work at all. */
  before: number | undefined
}

/** Everything that has time in either; the largest now first. */
export function changesOf(now: Totals, before: Totals): Change[] {
  const was = new Map(sharesOf(before).map(({ id, share }) => [id, share]))
  const is = sharesOf(now)
  const gone = [...was.keys()].filter((id) => !(own(now, id) ?? 0))
  return [...is, ...gone.map((id) => ({ id, ms: 0, share: 0 }))].map((one) => ({
    ...one,
    before: was.size > 0 ? (was.get(one.id) ?? 0) : undefined,
  }))
}
