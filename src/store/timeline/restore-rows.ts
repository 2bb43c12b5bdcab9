/** Restores segments for *undo* and *redo*, in the popup and on the day page. */

import { rowBefore } from '../../core/editing/undo.ts'
import type { Segment } from '../../core/time/segment.ts'
import type { StintDatabase, StoredSegment } from '../database.ts'
import { markForOutbox } from '../outbox/outbox.ts'
import { readSettings } from '../settings.ts'
import { stretchOf } from './stretch.ts'
import type { RowChange } from './undo-steps.ts'
import { identity } from './write.ts'

/** Restores the rows. Each row gets a new revision. */
export async function restoreRows(
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
  // A segment must be closed before another one opens, because the unique index allows only one
  // open segment.
  back.sort((a, b) => (a.open ?? 0) - (b.open ?? 0))
  await db.segments.bulkPut(back)
}
