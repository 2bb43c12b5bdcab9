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
import { isDeletedHere, type MergeContext, mergeRow } from './merge-row.ts'
import { takePlace } from './take-place.ts'

/** What a file holds that was read and found whole. */
export interface Backup {
  madeAt: number
  /** The browser that it was made in; files of before 26 November 2026 do not say. */
  device?: string
  sentTo?: string
  /** How many segments, tombstones among them. */
  segments: number
  /** How many more of its rows say what cannot be, and are left out; absent: none. */
  wrong?: number
  /** The first start among them; undefined of none. */
  since?: number
  kept: BackupSettings
  losers: readonly StoredConflict[]
  /** Segments of one device after another; made anew for each call. */
  pages: () => Iterable<readonly Segment[]>
}

/** How many came of the backup's segments. */
export interface Outcome {
  added: number
  /** Replaced by a newer revision. */
  newer: number
  /** Deleted here since the backup was made, and back again. */
  restored: number
  /** Deleted here since, and left so. */
  deleted: number
  /** Here already, as they are or newer. */
  here: number
  /** Left out: this browser has other time there, or says otherwise of the same segment. */
  left: number
}

interface Options {
  /** The settings of the backup go over those that are here. */
  withSettings: boolean
  /** This browser takes the place of the one that the backup was made in, if it may. */
  takesPlace?: boolean
  /** What was deleted here since the backup was made comes back where nothing else lies now. */
  withDeleted?: boolean
  /** How many segments have been looked at. */
  tell?: (done: number) => void
  signal?: AbortSignal
}

/**
 * Merges a backup with what is here, by id and revision: all of it or, where it is cancelled or
 * anything dies, nothing. Nothing that is here is lost. *Undo* ends where this browser's own time
 * has changed.
 * @throws the signal's reason, once it is aborted
 */
export const putBack = (
  db: StintDatabase,
  backup: Backup,
  { withSettings, takesPlace, withDeleted = false, tell, signal }: Options,
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
        // What is drawn from it is no part of the transaction.
        Dexie.ignoreTransaction(() => tell?.(done))
      }
      await putWaiting(merge)
      await putConflicts(db, backup.losers)
      if (merge.own) await endUndo(db)
      await keepAwake(merge)
      return merge.outcome
    },
  )

/** How many segments of a backup were deleted here since, where nothing else lies now. */
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
  /** Ids of all that is here. */
  held: Set<string>
  /** What overlapped `by`, which may yet give way to a newer revision of itself. */
  waiting: { row: Segment; by: string }[]
  /** What was here and has been replaced since the waiting ones were looked at. */
  replaced: Set<string>
  /** Something of this browser's own time has changed. */
  own: boolean
  outcome: Outcome
}

/** Whoever has never sent anything takes over where the backup's segments were sent to. */
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
  const fates = page.map((saved) => mergeRow(saved, held.get(saved.id), here))
  const there = await readAround(db, fates)
  const rows = new Map<string, StoredSegment>()
  for (const [i, fate] of fates.entries()) {
    const saved = page[i] as Segment
    if (typeof fate === 'string') {
      outcome[fate]++
      continue
    }
    const row = markForOutbox(fate.put, settings)
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

type Fate = ReturnType<typeof mergeRow>
type Span = Pick<Segment, 'id' | 'startedAt' | 'endedAt'>

const endOf = ({ endedAt = Number.POSITIVE_INFINITY }: Span) => endedAt

const doOverlap = (a: Span, b: Span) =>
  a.id !== b.id && a.startedAt < endOf(b) && b.startedAt < endOf(a)

/** What lies here around those that may be put: of one device, as a page is. */
async function readAround(db: StintDatabase, fates: readonly Fate[]): Promise<Span[]> {
  const live = fates.flatMap((fate) =>
    typeof fate === 'object' && !fate.put.deleted ? fate.put : [],
  )
  const [first] = live
  if (!first) return []
  const from = Math.min(...live.map((row) => row.startedAt))
  const to = Math.max(...live.map(endOf))
  return readRange(db, first.device, from, to)
}

/** Its old revision goes from there, the new one comes. */
function replaceSpan(there: Span[], row: Segment) {
  const was = there.findIndex(({ id }) => id === row.id)
  if (was >= 0) there.splice(was, 1)
  if (!row.deleted) there.push(row)
}

/** Once more, as long as anything gives way: a boundary between two may have been moved. */
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

/** Each once; the table gives them numbers of its own. */
async function putConflicts(db: StintDatabase, losers: readonly StoredConflict[]) {
  const key = ({ segment, settledAt }: StoredConflict) => `${segment} ${settledAt}`
  const known = new Set((await db.losers.toArray()).map(key))
  await db.losers.bulkAdd(losers.filter((loser) => !known.has(key(loser))))
}

/** Meanwhile no heartbeat could be stored: whoever was there when it began has not slept. */
async function keepAwake({ db, here, settings }: Merge) {
  const row = await db.attribution.get(here.device)
  if (!row || here.now - row.memory.lastSeen >= settings.gapAfter) return
  const lastSeen = Math.max(row.memory.lastSeen, Date.now())
  await db.attribution.put({ ...row, memory: { ...row.memory, lastSeen } })
}

/** What it would bring back may overlap what has come. */
async function endUndo(db: StintDatabase) {
  await db.acts.clear()
  await db.edits.clear()
}
