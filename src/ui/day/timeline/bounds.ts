import { dayRows } from '../../../core/day/rows.ts'
import { shownMs } from '../../../core/day/sums.ts'
import { type TimeTaken, timeTaken } from '../../../core/editing/time-taken.ts'
import { moveBound } from '../../../core/time/reshape.ts'
import { minute } from '../../../core/time/units.ts'
import type { StoredSegment } from '../../../store/database.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import type { DayView, ViewRow } from '../view.ts'

/**
 * Milliseconds. A dragged bound (the start or end of a row) stops at multiples of this time, unless
 * Alt is held.
 */
const SNAP = 5 * minute

/** An instant at which a row of this device begins or ends, and which can be moved. */
export interface Bound {
  at: number
  left?: ViewRow
  right?: ViewRow
  /**
   * The range of a normal move, epoch milliseconds. At least a minute of each neighbouring row
   * stays.
   */
  least: number
  most: number
  /** The range of a move with Shift, epoch milliseconds. Such a move can also remove whole rows. */
  first: number
  last: number
}

/** A move of a bound from the instant `at` to the instant `to`, which is not stored yet. */
export interface Move {
  at: number
  to: number
}

/**
 * The bounds within the day. Midnight is not a bound, even if the page divides a row at midnight.
 */
export function boundsOf({ day }: StoredDay, { rows, now }: DayView): Bound[] {
  const own = rows.filter((row) => !row.foreign)
  const left = new Map(own.flatMap((row) => (row.after || row.running ? [] : [[row.endedAt, row]])))
  const right = new Map(own.flatMap((row) => (row.before ? [] : [[row.startedAt, row]])))
  const instants = [...new Set([...left.keys(), ...right.keys()])].sort((a, b) => a - b)
  const end = Math.min(day.to, now)
  return instants.map((at) => {
    const [l, r] = [left.get(at), right.get(at)]
    const before = own.findLast((row) => row.endedAt <= at)?.endedAt ?? day.from
    const after = own.find((row) => row.startedAt >= at)?.startedAt ?? end
    const least = Math.min(at, l ? l.startedAt + minute : before)
    const most = Math.max(at, r ? r.endedAt - minute : after)
    return {
      at,
      ...(l && { left: l }),
      ...(r && { right: r }),
      least,
      most,
      // A bound that starts a row can move to the start of the day. The row then also takes the
      // time of earlier rows and of gaps. A bound that ends a row can move to now, or to the end of
      // the day.
      first: Math.min(least, r ? day.from : least),
      last: Math.max(most, l ? end : most),
    }
  })
}

/** The rows of the day as they would be after the move. */
export function rowsAfterMove(
  stored: StoredDay,
  view: DayView,
  { at, to }: Move,
): readonly ViewRow[] {
  const after = moveBound(stored.own, at, to)
  if (!Array.isArray(after)) return view.rows
  const rows = dayRows(after as readonly StoredSegment[], { ...stored.day, now: view.now })
  return [
    ...rows.map((row) => ({ ...row, id: row.stretch.id, foreign: false })),
    ...view.rows.filter((row) => row.foreign),
  ]
}

/**
 * A row beside a bound, with its length in milliseconds before the move (`was`) and after the move
 * (`is`). `is` is 0 if the move removes the row.
 */
interface Lengths {
  row: ViewRow
  was: number
  is: number
}

export function lengthsOf({ left, right }: Bound, moved: readonly ViewRow[]): Lengths[] {
  return [left, right].flatMap((row) => {
    if (!row) return []
    const left = moved.find(({ id }) => id === row.id)
    return { row, was: shownMs(row), is: left ? shownMs(left) : 0 }
  })
}

/**
 * The time that a move takes from each row. Empty if the move removes no whole row, because it then
 * changes only the two rows at the bound.
 */
export function timeTakenBy({ own }: StoredDay, { now }: DayView, { at, to }: Move): TimeTaken[] {
  const after = moveBound(own, at, to)
  if (!Array.isArray(after)) return []
  const taken = timeTaken(own, after, now)
  return taken.some(({ whole }) => whole) ? taken : []
}

/**
 * Limits a move to the allowed range of its bound.
 * @param over whether the move may remove whole rows
 */
export const limitTo = (at: number, { least, most, first, last }: Bound, over: boolean) =>
  over ? Math.min(last, Math.max(first, at)) : Math.min(most, Math.max(least, at))

/** The nearest instant at full five minutes. */
export const snap = (at: number) => Math.round(at / SNAP) * SNAP
