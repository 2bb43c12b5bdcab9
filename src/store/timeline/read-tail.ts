import type { StoredSegment } from '../database.ts'
import { FIRST_KEY, findLatest, LAST_KEY, type Reads } from '../reads.ts'

/**
 * Number of segments that the first request reads. In nearly all cases, no second request is
 * needed.
 */
const FEW = 8

/**
 * The end of one device's timeline in order of start, without deleted segments. Contains all
 * segments that touch the time after `from`, earlier segments of the same category if there is no
 * gap between them, and the two segments before all of these. The time that this takes does not
 * depend on the length of the history.
 */
export async function readTail(
  db: Pick<Reads, 'segments'>,
  device: string,
  from: number,
): Promise<StoredSegment[]> {
  const index = db.segments.where('[device+startedAt]')
  const all = () => index.between([device, FIRST_KEY], [device, LAST_KEY])
  const rows = await findLatest(all, FEW, (found, isAll) => endOf(found, from, isAll))
  return (rows ?? []).reverse()
}

/**
 * The end of the timeline, computed from segments in reverse order. Returns undefined if earlier
 * segments are needed.
 */
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
