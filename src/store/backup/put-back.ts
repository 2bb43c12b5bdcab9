import { Dexie } from 'dexie'
import type { Settings } from '../../core/settings/settings.ts'
import type { Segment } from '../../core/time/segment.ts'
import type { StintDatabase, StoredConflict, StoredSegment } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { markForOutbox } from '../outbox/outbox.ts'
import { readSettings } from '../settings.ts'
import { deviceOf } from '../timeline/change.ts'
import { readRange } from '../timeline/range.ts'
import { type BackupSettings, putBackSettings } from './backup-settings.ts'
import { isDeletedHere, type MergeContext, type MergeResult, mergeRow } from './merge-row.ts'
import { takePlace } from './take-place.ts'

/** The content of a backup file that was read and verified. */
export interface Backup {
  madeAt: number
  /** The id of the browser that made the backup; absent in files before 26 November 2026. */
  device?: string
  sentTo?: string
  /** The number of segments, tombstones included. */
  segments: number
  /** The number of invalid rows that were left out; absent if none. */
  wrong?: number
  /** The earliest start of a segment; absent if there are no segments. */
  since?: number
  kept: BackupSettings
  losers: readonly StoredConflict[]
  /** All segments, those of one device after another; each call returns a new iterator. */
  pages: () => Iterable<readonly Segment[]>
}

/** The number of segments of a backup for each result of the restore. */
export interface Outcome {
  added: number
  /** Segments that replaced an older revision. */
  newer: number
  /** Segments that were deleted in this browser since the backup, and were restored. */
  restored: number
  /** Segments that were deleted in this browser since the backup, and were not restored. */
  deleted: number
  /** Segments that were already stored, in this or a newer revision. */
  here: number
  /**
   * Segments left out, because other time is stored at theirs, or other content under the same id.
   */
  left: number
}

interface Options {
  /** The backup's settings replace the current ones. */
  withSettings: boolean
  /**
   * This browser takes the place of the browser that made the backup, if it may (`mayTakePlace`).
   */
  takesPlace?: boolean
  /**
   * Segments that were deleted in this browser since the backup are restored where no other time is
   * stored.
   */
  withDeleted?: boolean
  /** Called during the restore with the number of segments processed. */
  onProgress?: (done: number) => void
  signal?: AbortSignal
}

/**
 * Merges a backup with the stored data by id and revision. Everything is merged in one transaction:
 * if it is cancelled or the browser is killed, nothing is changed. No stored data is lost. Clears
 * *undo* if this browser's own time has changed.
 * @throws the signal's reason, once it is aborted
 */
export const putBack = (
  db: StintDatabase,
  backup: Backup,
  { withSettings, takesPlace, withDeleted = false, onProgress, signal }: Options,
): Promise<Outcome> =>
  db.transaction(
    'rw',
    TABLES.map((name) => db[name]),
    async () => {
      if (takesPlace) await takePlace(db, backup)
      const here = { ...(await mergeContextFor(db, backup)), withDeleted }
      await putBackSettings(db, backup.kept, withSettings)
      const merge: Merge = {
        db,
        here,
        settings: await readSettings(db),
        held: new Set(await db.segments.toCollection().primaryKeys()),
        waiting: [],
        replaced: new Set(),
        own: false,
        outcome: { added: 0, newer: 0, restored: 0, deleted: 0, here: 0, left: 0 },
      }
      let done = 0
      for (const page of backup.pages()) {
        signal?.throwIfAborted()
        await putPage(merge, page)
        done += page.length
        // Reads made to draw the progress must not become part of this transaction.
        Dexie.ignoreTransaction(() => onProgress?.(done))
      }
      await putWaiting(merge)
      await putConflicts(db, backup.losers)
      if (merge.own) await endUndo(db)
      await keepAwake(merge)
      return merge.outcome
    },
  )

/**
 * The number of a backup's segments that were deleted in this browser since the backup, and whose
 * time is still free.
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

const TABLES = ['segments', 'attribution', 'named', 'trace', 'edits', 'acts', 'losers'] as const

interface Merge {
  db: StintDatabase
  here: MergeContext
  settings: Settings
  /** Ids of all stored segments. */
  held: Set<string>
  /**
   * Segments that were not stored because they overlap the stored segment with the id `by`. That
   * segment may still get a newer revision with other bounds.
   */
  waiting: { row: Segment; by: string }[]
  /** Ids of stored segments that were replaced since the waiting segments were last tried. */
  replaced: Set<string>
  /** The restore has changed this browser's own time. */
  own: boolean
  outcome: Outcome
}

/**
 * What merging needs to know of this browser. A browser that has never sent anything takes over the
 * backup's endpoint as its own.
 */
async function mergeContextFor(db: StintDatabase, { madeAt, sentTo }: Backup) {
  const device = await deviceOf(db)
  const known = await readNamed(db, 'sentTo')
  if (known === undefined && sentTo !== undefined) await writeNamed(db, 'sentTo', sentTo)
  const sameEndpoint = sentTo !== undefined && (known ?? sentTo) === sentTo
  return { device, now: Date.now(), madeAt, sameEndpoint }
}

async function putPage(merge: Merge, page: readonly Segment[]) {
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

const doOverlap = (a: Span, b: Span) =>
  a.id !== b.id && a.startedAt < endOf(b) && b.startedAt < endOf(a)

/** The stored segments in the time of the new segments, which are all of one device. */
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

/** Replaces the old revision of a segment in `there` by the new one. */
function replaceSpan(there: Span[], row: Segment) {
  const was = there.findIndex(({ id }) => id === row.id)
  if (was >= 0) there.splice(was, 1)
  if (!row.deleted) there.push(row)
}

/**
 * Tries the waiting segments again as long as the segments that they overlap are replaced: the
 * bound between two segments may have moved.
 */
async function putWaiting(merge: Merge) {
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

/** Stores the conflicts of a backup that are not stored yet. The table gives them new ids. */
async function putConflicts(db: StintDatabase, losers: readonly StoredConflict[]) {
  const key = ({ segment, settledAt }: StoredConflict) => `${segment} ${settledAt}`
  const known = new Set((await db.losers.toArray()).map(key))
  await db.losers.bulkAdd(losers.filter((loser) => !known.has(key(loser))))
}

/**
 * Sets the last sign of life to now if the person was present when the restore began. No heartbeat
 * could be stored during the restore, and the gap must not count as sleep of the computer.
 */
async function keepAwake({ db, here, settings }: Merge) {
  const row = await db.attribution.get(here.device)
  if (!row || here.now - row.memory.lastSeen >= settings.gapAfter) return
  const lastSeen = Math.max(row.memory.lastSeen, Date.now())
  await db.attribution.put({ ...row, memory: { ...row.memory, lastSeen } })
}

/** Clears *undo*, which could restore segments that overlap the new ones. */
async function endUndo(db: StintDatabase) {
  await db.acts.clear()
  await db.edits.clear()
}
