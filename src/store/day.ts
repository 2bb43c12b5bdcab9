import { Dexie } from 'dexie'
import { clip } from '../core/days.ts'
import type { StintDatabase, StoredSegment } from './database.ts'

/**
 * What of one device's segments lies in `[from, to)`, clipped to it, in order; an open one runs up
 * to `to`. Tombstones are left out. Reads that range and the one segment that reaches into it.
 */
export async function readRange(db: StintDatabase, device: string, from: number, to: number) {
  const index = db.segments.where('[device+startedAt]')
  const inside = await index.between([device, from], [device, to]).toArray()
  const before: StoredSegment[] = []
  await db.segments
    .where('[device+startedAt]')
    .between([device, Dexie.minKey], [device, from])
    .reverse()
    .until(() => before.length > 0)
    .each((row) => {
      if (!row.deleted) before.push(row)
    })
  return clip(
    [...before, ...inside].filter((s) => !s.deleted),
    from,
    to,
  )
}
