import { clip } from '../../core/time/days.ts'
import { MAX_SEGMENT } from '../../core/time/segment.ts'
import type { StoredSegment } from '../database.ts'
import { FIRST_KEY, findLatest, type Reads } from '../reads.ts'

type Segments = Pick<Reads, 'segments'>

/**
 * One device's segments that start in `[from, to)`, and the last segment before them. They are not
 * cut, are in order of start, and include deleted segments (tombstones).
 */
export async function readStarting(
  db: Segments,
  device: string,
  from: number,
  to: number,
): Promise<StoredSegment[]> {
  const index = db.segments.where('[device+startedAt]')
  const [inside, before] = await Promise.all([
    index.between([device, from], [device, to]).toArray(),
    lastBefore(db, device, from),
  ])
  return before ? [before, ...inside] : inside
}

/**
 * One device's segments within `[from, to)`, cut to these bounds, in order of start, without
 * deleted segments. An open segment is cut at `to`. The time that this takes does not depend on the
 * length of the history.
 */
export async function readRange(db: Segments, device: string, from: number, to: number) {
  const rows = await readStarting(db, device, from, to)
  return clip(
    rows.filter((s) => !s.deleted),
    from,
    to,
  )
}

/** The last segment of one device that starts before `at`. */
export const lastBefore = (
  db: Segments,
  device: string,
  at: number,
): Promise<StoredSegment | undefined> => {
  const index = db.segments.where('[device+startedAt]')
  const before = () => index.between([device, FIRST_KEY], [device, at])
  return findLatest(before, 2, (rows) => rows.find(({ deleted }) => !deleted))
}

/**
 * Segments of the person's other devices, from the fetched history, that touch `[from, to)`. They
 * are not cut, are in order of start, and may overlap.
 */
export async function readOthers(db: Segments, device: string, from: number, to: number) {
  const rows = await db.segments
    .where('startedAt')
    .between(from - MAX_SEGMENT, to)
    .toArray()
  return rows.filter((s) => s.device !== device && !s.deleted && (s.endedAt ?? to) > from)
}
