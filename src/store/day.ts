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
  const before = await lastBefore(db, device, from)
  return clip(
    [...(before ? [before] : []), ...inside].filter((s) => !s.deleted),
    from,
    to,
  )
}

/** The last segment of one device that starts before `at`. */
export async function lastBefore(db: StintDatabase, device: string, at: number) {
  const found: StoredSegment[] = []
  await db.segments
    .where('[device+startedAt]')
    .between([device, Dexie.minKey], [device, at])
    .reverse()
    .until(() => found.length > 0)
    .each((row) => {
      if (!row.deleted) found.push(row)
    })
  return found[0]
}

/** The endpoint takes, and so gives back, no segment that is longer; milliseconds. */
const LONGEST = 24 * 60 * 60_000

/**
 * The same of the person's other devices, whose history was fetched: all but `device`, not clipped,
 * in order of start. They may overlap one another, and what is here.
 */
export async function readOthers(db: StintDatabase, device: string, from: number, to: number) {
  const rows = await db.segments
    .where('startedAt')
    .between(from - LONGEST, to)
    .filter((s) => s.device !== device && !s.deleted && (s.endedAt ?? to) > from)
    .toArray()
  return rows
}
