import type { ActLabel } from '../../core/editing/undo.ts'
import { memoryAfterAct } from '../../core/editing/undo.ts'
import type { StintDatabase, StoredAct, StoredMemory } from '../database.ts'
import type { Reads } from '../reads.ts'
import { readSettings } from '../settings.ts'
import { firstUndone, lastDone, readActs } from './acts.ts'
import { bringBack, type RowChange, readIfUnchanged } from './bring-back.ts'
import { deviceOf, settle, tables } from './change.ts'

/** What *undo* or *redo* would do; `reversed`: it brings back what was taken back. */
export type UndoStep = ActLabel & Pick<StoredAct, 'reversed'>

/** What can be taken back and made again as things are; within a transaction. */
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

/** What was made is taken back; what was taken back is made again. */
const rowChangeOf = ({ before, after, undone }: StoredAct): RowChange =>
  undone ? { from: before, to: after } : { from: after, to: before }

/**
 * Takes back the last act, whoever made it; the time since then goes to what ran before. Nothing
 * happens where what it left has changed since.
 */
export const undo = (db: StintDatabase): Promise<void> => undoOrRedo(db, 'undo', lastDone)

/** Makes the last act that was taken back once more. */
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
