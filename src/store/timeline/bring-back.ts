/** Restoring of segments by *undo* and *redo*, in the popup and on the day page. */

import { isAsLeft, rowBefore } from '../../core/editing/undo.ts'
import type { Segment } from '../../core/time/segment.ts'
import type { StintDatabase, StoredSegment } from '../database.ts'
import { markForOutbox } from '../outbox/outbox.ts'
import type { Reads } from '../reads.ts'
import { readSettings } from '../settings.ts'
import { readStarting } from './range.ts'
import { stretchOf } from './stretch.ts'
import { identity } from './write.ts'

/**
 * A change of rows: from the state after an act to the state before it, or back. Each index is one
 * segment.
 */
export interface RowChange {
  from: readonly Segment[]
  to: readonly Segment[]
}

/**
 * The stored rows. Returns undefined if they have changed since the act, or other segments occupy
 * their time now.
 */
export async function readIfUnchanged(
  db: Pick<Reads, 'segments'>,
  { from, to }: RowChange,
): Promise<StoredSegment[] | undefined> {
  const rows = await db.segments.bulkGet(from.map(({ id }) => id))
  if (!from.every((row, i) => isAsLeft(row, rows[i]))) return undefined
  return (await isOccupied(db, to)) ? undefined : (rows as StoredSegment[])
}

/** Whether another segment now occupies the time of one of these. */
async function isOccupied(db: Pick<Reads, 'segments'>, rows: readonly Segment[]) {
  const back = rows.filter(({ deleted }) => !deleted)
  const [first] = back
  if (!first) return false
  const from = Math.min(...back.map(({ startedAt }) => startedAt))
  const to = Math.max(...back.map(endOf))
  const own = new Set(rows.map(({ id }) => id))
  const there = await readStarting(db, first.device, from, to)
  const others = there.filter(({ id, deleted }) => !deleted && !own.has(id))
  return back.some((row) =>
    others.some((other) => other.startedAt < endOf(row) && row.startedAt < endOf(other)),
  )
}

const endOf = ({ endedAt = Number.MAX_SAFE_INTEGER }: Segment) => endedAt

/** Restores the rows, each with a new revision. */
export async function bringBack(
  db: StintDatabase,
  { from, to }: RowChange,
  rows: readonly StoredSegment[],
  now: number,
) {
  const settings = await readSettings(db)
  const back = rows.map((row, i) => {
    const { deleted, ...was } = rowBefore(to[i] as Segment, from[i] as Segment, row)
    const next = {
      ...identity(row),
      ...stretchOf(was),
      id: row.id,
      revision: row.revision + 1,
      changedAt: now,
      ...(deleted && { deleted }),
    }
    return markForOutbox(next, settings)
  })
  // An open segment is closed before another opens, for the unique index.
  back.sort((a, b) => (a.open ?? 0) - (b.open ?? 0))
  await db.segments.bulkPut(back)
}
