import { Dexie } from 'dexie'
import type { StintDatabase, StoredConflict } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { readSettings } from '../settings.ts'
import { deviceOf } from '../timeline/change.ts'
import { putBackSettings } from './backup-settings.ts'
import { type Backup, type Merge, type Outcome, putPage, putWaiting } from './merge-pages.ts'
import { takePlace } from './take-place.ts'

interface Options {
  /** Whether the settings of the backup replace the current settings. */
  withSettings: boolean
  /**
   * Whether this browser takes over the id of the browser that made the backup, if that is allowed
   * (`mayTakePlace`).
   */
  takesPlace?: boolean
  /**
   * Whether to restore segments that were deleted in this browser after the backup. A segment is
   * not restored if another segment is stored at its time.
   */
  withDeleted?: boolean
  /** Called during the restore with the number of segments processed. */
  onProgress?: (done: number) => void
  signal?: AbortSignal
}

/**
 * Merges a backup with the stored data by id and revision. Everything is merged in one transaction,
 * so nothing is changed if the restore is cancelled or the browser is killed. No stored data is
 * lost. If time that this browser recorded has changed, earlier actions can no longer be undone.
 * @throws the reason of the signal, once the signal is aborted
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
        // The progress bar may read the database. Such reads must not become part of this
        // transaction.
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
 * The data about this browser that merging needs. If this browser has never sent anything, the
 * endpoint of the backup is stored as `sentTo`: the endpoint that has the acknowledged segments.
 */
async function mergeContextFor(db: StintDatabase, { madeAt, sentTo }: Backup) {
  const device = await deviceOf(db)
  const known = await readNamed(db, 'sentTo')
  if (known === undefined && sentTo !== undefined) await writeNamed(db, 'sentTo', sentTo)
  const sameEndpoint = sentTo !== undefined && (known ?? sentTo) === sentTo
  return { device, now: Date.now(), madeAt, sameEndpoint }
}

/** Stores the conflicts of a backup that are not stored yet. The table assigns new ids to them. */
async function putConflicts(db: StintDatabase, losers: readonly StoredConflict[]) {
  const key = ({ segment, settledAt }: StoredConflict) => `${segment} ${settledAt}`
  const known = new Set((await db.losers.toArray()).map(key))
  await db.losers.bulkAdd(losers.filter((loser) => !known.has(key(loser))))
}

/**
 * Sets the last sign of life (an event or a heartbeat) to now if the person was present when the
 * restore began. No heartbeat could be stored during the restore, and the time of the restore must
 * not be treated as sleep of the computer.
 */
async function keepAwake({ db, here, settings }: Merge) {
  const row = await db.attribution.get(here.device)
  if (!row || here.now - row.memory.lastSeen >= settings.gapAfter) return
  const lastSeen = Math.max(row.memory.lastSeen, Date.now())
  await db.attribution.put({ ...row, memory: { ...row.memory, lastSeen } })
}

/**
 * Deletes the actions and edits that are stored for *undo*: to undo them could restore segments
 * that overlap the new ones.
 */
async function endUndo(db: StintDatabase) {
  await db.acts.clear()
  await db.edits.clear()
}
