import { Dexie } from 'dexie'
import type { StintDatabase, StoredSegment } from './database.ts'

/** Nearly always enough; read in one request, where a cursor would make one for each row. */
const FEW = 8

/**
 * The end of one device's timeline in order of start, tombstones left out: all that lies after
 * `from`, the whole run of the open category, and the two segments before. Its cost does not depend
 * on how much lies further back.
 */
export async function readTail(db: StintDatabase, device: string, from: number) {
  for (let most = FEW; ; most *= 4) {
    const latest = await db.segments
      .where('[device+startedAt]')
      .between([device, Dexie.minKey], [device, Dexie.maxKey])
      .reverse()
      .limit(most)
      .toArray()
    const rows = endOf(latest, from)
    if (rows) return rows.reverse()
    if (latest.length < most) return latest.filter((row) => !row.deleted).reverse()
  }
}

/** Of segments from the last one back. Returns undefined if they do not reach far enough. */
function endOf(latest: readonly StoredSegment[], from: number): StoredSegment[] | undefined {
  const rows: StoredSegment[] = []
  let spare = 2
  for (const row of latest) {
    if (row.deleted) continue
    const later = rows.at(-1)
    const run = later?.startedAt === row.endedAt && later?.category === row.category
    if (!run && row.startedAt < from) spare--
    rows.push(row)
    if (spare < 0) return rows
  }
  return undefined
}
