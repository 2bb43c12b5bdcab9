import type { Segment } from '../../core/time/segment.ts'
import type { StintDatabase } from '../database.ts'
import { deviceOf } from '../timeline/change.ts'
import { readRange } from '../timeline/read-range.ts'
import { type Backup, doOverlap } from './merge-pages.ts'
import { isDeletedHere } from './merge-row.ts'

/**
 * The number of the backup's segments that were deleted in this browser after the backup, and whose
 * time contains no other segment now.
 */
export const countDeleted = (db: StintDatabase, backup: Backup): Promise<number> =>
  db.transaction('rw', db.segments, db.named, async () => {
    const device = await deviceOf(db)
    const tombstones = new Map<string, Segment>()
    await db.segments
      .filter(({ deleted }) => deleted === true)
      .each((row) => tombstones.set(row.id, row))
    let count = 0
    for (const page of tombstones.size > 0 ? backup.pages() : []) {
      for (const saved of page) {
        const held = tombstones.get(saved.id)
        if (!held || !isDeletedHere(saved, held, device)) continue
        const to = saved.endedAt ?? backup.madeAt
        const there = await readRange(db, device, saved.startedAt, to)
        if (!there.some((other) => doOverlap({ ...saved, endedAt: to }, other))) count++
      }
    }
    return count
  })
