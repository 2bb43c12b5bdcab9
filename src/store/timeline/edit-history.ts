import type { Memory } from '../../core/attribution/state.ts'
import type { Edit, EditKind } from '../../core/editing/edit.ts'
import type { Segment } from '../../core/time/segment.ts'
import type { StintDatabase, StoredEdit, StoredMemory } from '../database.ts'
import { bringBack, readIfUnchanged } from './bring-back.ts'
import { deviceOf, settle, tables } from './change.ts'
import type { WrittenRows } from './write.ts'

/** So many edits can be taken back. */
const MAX_EDITS = 50

/** Why *undo* or *redo* cannot be. */
export type UndoRefusal =
  | 'nothing'
  /** What the edit left has changed since. */
  | 'changed'

interface NewEdit {
  act: Edit
  now: number
  stored: StoredMemory
  memory: Memory
  written: WrittenRows
}

/** Remembers an edit for *undo*, within its transaction; what was taken back cannot be redone now. */
export async function keepEdit(db: StintDatabase, made: NewEdit): Promise<void> {
  const { act, now, stored, memory, written } = made
  const { before, after } = written
  const touched = memory !== stored.memory
  await db.attribution.put({ ...stored, memory, latest: now })
  await db.edits.filter((edit) => edit.undone === true).delete()
  await db.edits.add({
    madeAt: now,
    act: act.do,
    about: aboutOf(act, before),
    before,
    after,
    ...(touched && { memory: { before: stored.memory, after: memory } }),
  })
  const spare = (await db.edits.count()) - MAX_EDITS
  if (spare > 0) await db.edits.bulkDelete(await db.edits.limit(spare).primaryKeys())
}

const aboutOf = (act: Edit, [first]: readonly Segment[]) =>
  act.do === 'move' ? act.to : act.do === 'add' ? act.from : (first?.startedAt ?? 0)

/** What *undo* and *redo* would do: which act, and an instant of the day that it was made on. */
export interface EditHistory {
  undo?: { act: EditKind; about: number }
  redo?: { act: EditKind; about: number }
}

export const readEditHistory = (db: StintDatabase): Promise<EditHistory> =>
  db.transaction('r', db.edits, async () => {
    const [undo, redo] = [await lastMade(db), await firstUndone(db)]
    const told = ({ act, about }: StoredEdit) => ({ act, about })
    return { ...(undo && { undo: told(undo) }), ...(redo && { redo: told(redo) }) }
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

/** Takes back the last edit that has not been taken back: all is as it was before it. */
export const undoEdit = (db: StintDatabase): Promise<UndoRefusal | undefined> =>
  undoOrRedo(db, 'unedit', lastMade, (edit) => ({ ...edit, undone: true }))

/** Makes the last edit that was taken back once more. */
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
    const way = next.undone
      ? { from: edit.after, to: edit.before }
      : { from: edit.before, to: edit.after }
    const rows = await readIfUnchanged(db, way)
    if (!rows) return 'changed'
    const stored = (await db.attribution.get(await deviceOf(db))) as StoredMemory
    const now = Math.max(clock, stored.latest)
    await bringBack(db, way, rows, now)
    const memory = next.memory ? restoreMemory(stored.memory, next) : stored.memory
    await db.attribution.put({ ...stored, memory, latest: now })
    await db.edits.put(next)
    return undefined
  })

/** What is handed back to, and where *back* leads; what is known of the place is newer here. */
function restoreMemory(memory: Memory, { memory: kept, undone }: StoredEdit): Memory {
  if (!kept) return memory
  const [from, to] = undone ? [kept.after, kept.before] : [kept.before, kept.after]
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  if (!same(memory.over, from.over) || !same(memory.picks, from.picks)) return memory
  // Left long ago: what is brought back by hand stays, it is the person's own now (rule 4).
  return { ...memory, picks: to.picks, over: memory.place.site ? to.over : undefined }
}
