import { Dexie } from 'dexie'
import type { StintDatabase, StoredConflict } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { readSettings } from '../settings.ts'
import { deviceOf } from '../timeline/change.ts'
import { putBackSettings } from './backup-settings.ts'
import { type Backup, type Merge, type Outcome, putPage, putWaiting } from './merge-pages.ts'
import { takePlace } from './take-place.ts'

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
export const restoreBackup = (
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

const TABLES = ['segments', 'attribution', 'named', 'trace', 'edits', 'acts', 'losers'] as const

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
