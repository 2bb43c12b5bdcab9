import type { StoredSegment } from '../database.ts'
import { FIRST_KEY, LAST_KEY, latest, type Reads } from '../reads.ts'

/** Nearly always enough. */
const FEW = 8

/**
 * The end of one device's timeline in order of start, tombstones left out: all that lies after
 * `from`, the whole run of the open category, and the two segments before. Its cost does not depend
 * on how much lies further back.
 */
export async function readTail(
  db: Pick<Reads, 'segments'>,
  device: string,
  from: number,
): Promise<StoredSegment[]> {
  const index = db.segments.where('[device+startedAt]')
  const all = () => index.between([device, FIRST_KEY], [device, LAST_KEY])
  const rows = await latest(all, FEW, (found, isAll) => endOf(found, from, isAll))
  return (rows ?? []).reverse()
}

/** Of segments from the last one back. Returns undefined if they do not reach far enough. */
function endOf(
  found: readonly StoredSegment[],
  from: number,
  isAll: boolean,
): StoredSegment[] | undefined {
  const rows: StoredSegment[] = []
  let spare = 2
  for (const row of found) {
    if (row.deleted) continue
    const later = rows.at(-1)
    const run = later?.startedAt === row.endedAt && later?.category === row.category
    if (!run && row.startedAt < from) spare--
    rows.push(row)
    if (spare < 0) return rows
  }
  return isAll ? rows : undefined
}
