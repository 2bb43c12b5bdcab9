import type { ActLabel } from '../../core/editing/undo.ts'
import { memoryAfterAct } from '../../core/editing/undo.ts'
import type { StintDatabase, StoredAct, StoredMemory } from '../database.ts'
import type { Reads } from '../reads.ts'
import { readSettings } from '../settings.ts'
import { firstUndone, lastDone, readActs } from './acts.ts'
import { bringBack, type RowChange, readIfUnchanged } from './bring-back.ts'
import { deviceOf, settle, tables } from './change.ts'

/** The label of the next *undo* or *redo*; `reversed`: it reverses an undo. */
export type UndoStep = ActLabel & Pick<StoredAct, 'reversed'>

/** The next undo and redo that are possible now; within a transaction. */
export async function readUndoSteps(
  db: Pick<Reads, 'acts' | 'segments'>,
): Promise<{ undo?: UndoStep; redo?: UndoStep }> {
  const { done, undone } = await readActs(db)
  const [undo, redo] = [await undoStepOf(db, done), await undoStepOf(db, undone)]
  return { ...(undo && { undo }), ...(redo && { redo }) }
}

async function undoStepOf(
  db: Pick<Reads, 'segments'>,
  act: StoredAct | undefined,
): Promise<UndoStep | undefined> {
  if (!act || !(await readIfUnchanged(db, rowChangeOf(act)))) return undefined
  const { did, category, minutes, reversed } = act
  return {
    did,
    ...(category && { category }),
    ...(minutes && { minutes }),
    ...(reversed && { reversed }),
  }
}

/** The change of rows that undoes an act, or redoes an undone one. */
const rowChangeOf = ({ before, after, undone }: StoredAct): RowChange =>
  undone ? { from: before, to: after } : { from: after, to: before }

/**
 * Undoes the last act, also an automatic one; the time since then goes to the category before it.
 * Does nothing if the segments have changed since.
 */
export const undo = (db: StintDatabase): Promise<void> => undoOrRedo(db, 'undo', lastDone)

/** Redoes the last undone act. */
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
    await bringBack(db, rowChangeOf(act), rows, now)
    const settings = await readSettings(db)
    const memory = memoryAfterAct({ memory: stored.memory, settings }, act, now)
    await db.attribution.put({ ...stored, memory, latest: now })
    const { undone, ...made } = act
    await db.acts.put(
      undone ? { ...made, before: rows } : { ...made, after: rows, undone: true as const },
    )
  })
