import { memoryAfterAct } from '../../core/editing/undo.ts'
import type { StintDatabase, StoredMemory } from '../database.ts'
import { readSettings } from '../settings.ts'
import { deviceOf, settle, tables } from './change.ts'
import { firstUndone, lastDone } from './read-acts.ts'
import { restoreRows } from './restore-rows.ts'
import { readIfUnchanged, rowChangeOf } from './undo-steps.ts'

/**
 * Undoes the last action, also an automatic one. The category before the action gets the time since
 * the action. Does nothing if the segments of the action have changed since then.
 */
export const undo = (db: StintDatabase): Promise<void> => undoOrRedo(db, 'undo', lastDone)

export const redo = (db: StintDatabase): Promise<void> => undoOrRedo(db, 'redo', firstUndone)

const undoOrRedo = (
  db: StintDatabase,
  type: 'undo' | 'redo',
  find: typeof lastDone,
): Promise<void> =>
  db.transaction('rw', tables(db), async () => {
    const clock = Date.now()
    await settle(db, clock, { type })
    const act = await find(db)
    const rows = act && (await readIfUnchanged(db, rowChangeOf(act)))
    if (!act || !rows) return
    const stored = (await db.attribution.get(await deviceOf(db))) as StoredMemory
    const now = Math.max(clock, stored.latest)
    await restoreRows(db, rowChangeOf(act), rows, now)
    const settings = await readSettings(db)
    const memory = memoryAfterAct({ memory: stored.memory, settings }, act, now)
    await db.attribution.put({ ...stored, memory, latest: now })
    const { undone, ...made } = act
    await db.acts.put(
      undone ? { ...made, before: rows } : { ...made, after: rows, undone: true as const },
    )
  })
