import type { Settings } from '../../core/settings/settings.ts'
import type { Segment } from '../../core/time/segment.ts'
import type { StintDatabase, StoredConflict, StoredSegment } from '../database.ts'
import { markForOutbox } from '../outbox/outbox.ts'
import { readRange } from '../timeline/read-range.ts'
import type { BackupSettings } from './backup-settings.ts'
import { type MergeContext, type MergeResult, mergeRow } from './merge-row.ts'

/** The content of a backup file that was read and checked. */
export interface Backup {
  madeAt: number
  /** The id of the browser that made the backup; absent in files before 26 November 2026. */
  device?: string
  sentTo?: string
  /** The number of segments, deleted ones (tombstones) included. */
  segments: number
  /** The number of invalid rows that were left out. Absent if there were none. */
  wrong?: number
  /** The earliest start of a segment; absent if there are no segments. */
  since?: number
  kept: BackupSettings
  losers: readonly StoredConflict[]
  /** Returns all segments, grouped by device. Each call returns a new iterator. */
  pages: () => Iterable<readonly Segment[]>
}

/** What the restore did with the segments of a backup: one number of segments for each result. */
export interface Outcome {
  added: number
  /** Number of segments that replaced an older revision. */
  newer: number
  /** Number of segments that were deleted in this browser after the backup, and were restored. */
  restored: number
  /**
   * Number of segments that were deleted in this browser after the backup, and were not restored.
   */
  deleted: number
  /** Number of segments that were already stored, in the same or a newer revision. */
  here: number
  /**
   * Number of segments that were not restored, because another segment is stored at their time, or
   * because other content is stored under the same id.
   */
  left: number
}

export interface Merge {
  db: StintDatabase
  here: MergeContext
  settings: Settings
  /** Ids of all stored segments. */
  held: Set<string>
  /**
   * Segments that could not be stored because each overlaps a stored segment, which has the id
   * `by`. If that stored segment gets a newer revision with another start or end, the restore tries
   * again.
   */
  waiting: { row: Segment; by: string }[]
  /** Ids of stored segments that were replaced since the restore last tried to store `waiting`. */
  replaced: Set<string>
  /** Whether the restore has changed time that this browser recorded. */
  own: boolean
  outcome: Outcome
}

export async function putPage(merge: Merge, page: readonly Segment[]) {
  const { db, here, settings, outcome } = merge
  const known = page.flatMap(({ id }) => (merge.held.has(id) ? id : []))
  const held = new Map<string, StoredSegment>()
  for (const row of known.length > 0 ? await db.segments.bulkGet(known) : [])
    if (row) held.set(row.id, row)
  const results = page.map((saved) => mergeRow(saved, held.get(saved.id), here))
  const there = await readAround(db, results)
  const rows = new Map<string, StoredSegment>()
  for (const [i, result] of results.entries()) {
    const saved = page[i] as Segment
    if (typeof result === 'string') {
      outcome[result]++
      continue
    }
    const row = markForOutbox(result.put, settings)
    const by = row.deleted ? undefined : there.find((other) => doOverlap(row, other))
    if (by || rows.has(row.id)) {
      merge.waiting.push({ row: saved, by: by?.id ?? row.id })
      continue
    }
    replaceSpan(there, row)
    rows.set(row.id, row)
    if (held.has(row.id)) merge.replaced.add(row.id)
    outcome[outcomeOf(row, held.get(row.id))]++
    merge.own ||= row.device === here.device
    merge.held.add(row.id)
  }
  await db.segments.bulkPut([...rows.values()])
}

const outcomeOf = (row: Segment, held: Segment | undefined) => {
  if (!held) return 'added'
  return held.deleted && !row.deleted ? 'restored' : 'newer'
}

type Span = Pick<Segment, 'id' | 'startedAt' | 'endedAt'>

const endOf = ({ endedAt = Number.POSITIVE_INFINITY }: Span) => endedAt

export const doOverlap = (a: Span, b: Span) =>
  a.id !== b.id && a.startedAt < endOf(b) && b.startedAt < endOf(a)

/** The stored segments that overlap the new segments. All new segments are of one device. */
async function readAround(db: StintDatabase, results: readonly MergeResult[]): Promise<Span[]> {
  const live = results.flatMap((result) =>
    typeof result === 'object' && !result.put.deleted ? result.put : [],
  )
  const [first] = live
  if (!first) return []
  const from = Math.min(...live.map((row) => row.startedAt))
  const to = Math.max(...live.map(endOf))
  return readRange(db, first.device, from, to)
}

/** Replaces the old revision of a segment in the list `there` with the new revision. */
function replaceSpan(there: Span[], row: Segment) {
  const was = there.findIndex(({ id }) => id === row.id)
  if (was >= 0) there.splice(was, 1)
  if (!row.deleted) there.push(row)
}

/**
 * Tries again to store the waiting segments. A waiting segment is tried if the stored segment that
 * it overlaps was replaced, because the new revision may have another start or end. Repeats this
 * until nothing more was replaced.
 */
export async function putWaiting(merge: Merge) {
  for (;;) {
    const { waiting, replaced } = merge
    const [again, done] = [[] as Segment[], [] as Merge['waiting'][number][]]
    for (const one of waiting) {
      if (replaced.has(one.by)) again.push(one.row)
      else done.push(one)
    }
    merge.waiting = done
    merge.replaced = new Set()
    for (const row of again) await putPage(merge, [row])
    if (again.length === 0) break
  }
  merge.outcome.left += merge.waiting.length
}
