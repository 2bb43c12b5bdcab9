import { dayRows } from '../../core/day-rows.ts'
import { moved } from '../../core/reshape.ts'
import type { StoredSegment } from '../../store/database.ts'
import type { DayFace } from '../../store/day-face.ts'
import type { DayView, ViewRow } from './view.ts'

const minute = 60_000
/** A bound that is dragged stops at these, unless Alt is held. */
export const SNAP = 5 * minute

/** Where a stretch of this device begins or ends, and can be moved. */
export interface Bound {
  at: number
  left?: ViewRow
  right?: ViewRow
  /** As far as it may go. */
  least: number
  most: number
}

/** A bound on its way: nothing is stored yet. */
export interface Move {
  at: number
  to: number
}

/** Those that lie within the day; what midnight cuts is no bound. */
export function boundsOf({ day }: DayFace, { rows, now }: DayView): Bound[] {
  const own = rows.filter((row) => !row.foreign)
  const left = new Map(own.flatMap((row) => (row.after || row.running ? [] : [[row.endedAt, row]])))
  const right = new Map(own.flatMap((row) => (row.before ? [] : [[row.startedAt, row]])))
  const instants = [...new Set([...left.keys(), ...right.keys()])].sort((a, b) => a - b)
  return instants.map((at) => {
    const [l, r] = [left.get(at), right.get(at)]
    // With nothing on its other side a stretch can only shrink to something.
    const least = !r && l ? l.startedAt + minute : day.from
    const most = !l && r ? r.endedAt - minute : Math.min(day.to, now)
    return {
      at,
      ...(l && { left: l }),
      ...(r && { right: r }),
      least: Math.min(least, at),
      most: Math.max(most, at),
    }
  })
}

/** The day as it would be: neighbours give way while the bound still moves. */
export function previewed(face: DayFace, view: DayView, { at, to }: Move): readonly ViewRow[] {
  const after = moved(face.own, at, to)
  if (!Array.isArray(after)) return view.rows
  const rows = dayRows(after as readonly StoredSegment[], { ...face.day, now: view.now })
  return [
    ...rows.map((row) => ({ ...row, id: row.stretch.id, foreign: false })),
    ...view.rows.filter((row) => row.foreign),
  ]
}

export const within = (at: number, { least, most }: Bound) => Math.min(most, Math.max(least, at))

/** The nearest full five minutes. */
export const snapped = (at: number) => Math.round(at / SNAP) * SNAP
