import type { Settings } from '../../core/settings/settings.ts'
import { contextOf, type Segment, type Stretch } from '../../core/time/segment.ts'
import type { Timeline } from '../../core/time/timeline.ts'
import type { StintDatabase, StoredSegment } from '../database.ts'
import { markForOutbox } from '../outbox/outbox.ts'
import { ownZone } from '../own-zone.ts'
import { newSegmentId } from '../segment-id.ts'
import { isSameStretch } from './stretch.ts'

interface Stamp {
  device: string
  now: number
  settings: Settings
  /** The number of the scheme version in force. */
  version: number
  /** The time zone of new segments. If it is undefined, the browser's current zone is used. */
  zone?: string | undefined
}

/**
 * Segments before and after a change. Both lists have the same order. If a segment did not exist
 * before or after the change, that list contains it as deleted (a tombstone).
 */
export interface WrittenRows {
  before: Segment[]
  after: StoredSegment[]
}

/**
 * Writes the difference between the stored `tail` and the new `timeline`. Returns undefined if
 * there is no difference.
 */
export async function writeDifference(
  db: StintDatabase,
  tail: readonly StoredSegment[],
  timeline: Timeline,
  stamp: Stamp,
): Promise<WrittenRows | undefined> {
  const kept = new Set(timeline.map((s) => s.id))
  const before: Segment[] = tail.filter((s) => !kept.has(s.id))
  const rows: Segment[] = before.map((was) => ({
    ...was,
    deleted: true,
    ...nextRevision(was, stamp),
  }))
  const created: Segment[] = []
  for (const stretch of timeline) {
    if (!stretch.id) {
      created.push(newSegment(stretch, stamp))
      continue
    }
    const was = tail.find((s) => s.id === stretch.id) ?? (await db.segments.get(stretch.id))
    if (!was || (!was.deleted && isSameStretch(was, stretch))) continue
    before.push(was)
    rows.push({ ...identity(was), ...stretch, id: was.id, ...nextRevision(was, stamp) })
  }
  if (!rows.length && !created.length) return undefined
  // Changed segments are before new ones in the list, so that a segment is closed before the next
  // one opens: the unique index allows only one open segment.
  const after = [...rows, ...created].map((s) => markForOutbox(s, stamp.settings))
  await db.segments.bulkPut(after)
  const absent = created.map((s) => ({ ...s, deleted: true as const }))
  return { before: [...before, ...absent], after }
}

const nextRevision = (was: Segment, { now }: Stamp) => ({
  revision: was.revision + 1,
  changedAt: now,
})

export const identity = ({ id, device, scheme, zone, acknowledged, offered }: Segment) => ({
  id,
  device,
  scheme,
  ...(zone && { zone }),
  acknowledged,
  offered,
})

// The CRM record is stored only if the settings allow it. This is checked here because a category
// that resumes after an absence may have a record from before the person changed the setting.
const newSegment = (
  { context, ...stretch }: Stretch,
  { device, now, settings, version, zone = ownZone() }: Stamp,
): Segment => ({
  ...stretch,
  ...(context && { context: contextOf(context, settings) }),
  id: newSegmentId(stretch.startedAt),
  device,
  scheme: version,
  zone,
  revision: 1,
  acknowledged: 0,
  offered: 0,
  changedAt: now,
})
