import type { Memory } from '../../core/attribution/state.ts'
import { memoryAfterEditUndo } from '../../core/editing/state-after-edit.ts'
import type { Edit, EditKind } from '../../core/editing/types.ts'
import type { StintDatabase, StoredEdit, StoredMemory } from '../database.ts'
import { deviceOf, settle, tables } from './change.ts'
import { restoreRows } from './restore-rows.ts'
import { readIfUnchanged } from './undo-steps.ts'
import type { WrittenRows } from './write.ts'

/** The largest number of edits that can be undone. */
const MAX_EDITS = 50

/** Why *undo* or *redo* is refused. */
export type UndoRefusal =
  | 'nothing'
  /** The edited segments have changed since the edit. */
  | 'changed'

interface NewEdit {
  act: Edit
  now: number
  stored: StoredMemory
  memory: Memory
  written: WrittenRows
}

/**
 * Stores an edit for *undo*, within the transaction that made the edit. Edits that were undone
 * earlier can no longer be redone.
 */
export async function keepEdit(db: StintDatabase, made: NewEdit): Promise<void> {
  const { act, now, stored, memory, written } = made
  const { before, after } = written
  const touched = memory !== stored.memory
  await db.attribution.put({ ...stored, memory, latest: now })
  await db.edits.filter((edit) => edit.undone === true).delete()
  await db.edits.add({
    madeAt: now,
    act: act.do,
    about: aboutOf(act, written),
    before,
    after,
    ...(touched && { memory: { before: stored.memory, after: memory } }),
  })
  const spare = (await db.edits.count()) - MAX_EDITS
  if (spare > 0) await db.edits.bulkDelete(await db.edits.limit(spare).primaryKeys())
}

/**
 * The instant at which the edited segment begins now. The first changed row may be another segment,
 * because an edit may also change the segments before and after the edited one.
 */
function aboutOf(act: Edit, { before, after }: WrittenRows) {
  if (act.do === 'move') return act.to
  if (act.do === 'add') return act.from
  const row = after.find(({ id }) => id === act.id) ?? before[0]
  return row?.startedAt ?? 0
}

/**
 * The edits that *undo* and *redo* would reverse next: the kind of the edit, and an instant on the
 * edited day (epoch milliseconds).
 */
export interface EditHistory {
  undo?: { act: EditKind; about: number }
  redo?: { act: EditKind; about: number }
}

export const readEditHistory = (db: StintDatabase): Promise<EditHistory> =>
  db.transaction('r', db.edits, async () => {
    const [undo, redo] = [await lastMade(db), await firstUndone(db)]
    const labelOf = ({ act, about }: StoredEdit) => ({ act, about })
    return { ...(undo && { undo: labelOf(undo) }), ...(redo && { redo: labelOf(redo) }) }
  })

const lastMade = (db: StintDatabase) =>
  db.edits
    .orderBy(':id')
    .reverse()
    .filter((edit) => !edit.undone)
    .first()

const firstUndone = (db: StintDatabase) =>
  db.edits
    .orderBy(':id')
    .filter((edit) => edit.undone === true)
    .first()

/** Undoes the last edit that was not undone yet. */
export const undoEdit = (db: StintDatabase): Promise<UndoRefusal | undefined> =>
  undoOrRedo(db, 'unedit', lastMade, (edit) => ({ ...edit, undone: true }))

export const redoEdit = (db: StintDatabase): Promise<UndoRefusal | undefined> =>
  undoOrRedo(db, 'reedit', firstUndone, ({ undone: _, ...edit }) => edit)

const undoOrRedo = (
  db: StintDatabase,
  type: 'unedit' | 'reedit',
  find: (db: StintDatabase) => Promise<StoredEdit | undefined>,
  turned: (edit: StoredEdit) => StoredEdit,
): Promise<UndoRefusal | undefined> =>
  db.transaction('rw', [...tables(db), db.edits], async () => {
    const clock = Date.now()
    await settle(db, clock, { type })
    const edit = await find(db)
    if (!edit) return 'nothing'
    const next = turned(edit)
    const way = changeOf(edit, next.undone)
    const rows = await readIfUnchanged(db, way)
    if (!rows) return 'changed'
    const stored = (await db.attribution.get(await deviceOf(db))) as StoredMemory
    const now = Math.max(clock, stored.latest)
    await restoreRows(db, way, rows, now)
    const memory = memoryAfterEditUndo(
      stored.memory,
      next.memory && changeOf(next.memory, next.undone),
    )
    await db.attribution.put({ ...stored, memory, latest: now })
    await db.edits.put(next)
    return undefined
  })

const changeOf = <T>({ before, after }: { before: T; after: T }, undone?: true) =>
  undone ? { from: after, to: before } : { from: before, to: after }
