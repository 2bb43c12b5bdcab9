import { Dexie } from 'dexie'
import type { StintDatabase, StoredSegment } from './database.ts'

/**
 * The end of one device's timeline in order of start, tombstones left out: all that lies after
 * `from`, the whole run of the open category, and the two segments before. Its cost does not depend
 * on how much lies further back.
 */
export async function readTail(db: StintDatabase, device: string, from: number) {
  const rows: StoredSegment[] = []
  let spare = 2
  await db.segments
    .where('[device+startedAt]')
    .between([device, Dexie.minKey], [device, Dexie.maxKey])
    .reverse()
    .until(() => spare < 0)
    .each((row) => {
      if (row.deleted) return
      const later = rows.at(-1)
      const run = later?.startedAt === row.endedAt && later?.category === row.category
      if (!run && row.startedAt < from) spare--
      rows.push(row)
    })
  return rows.reverse()
}
