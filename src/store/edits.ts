import type { Act, Edit } from '../core/edit.ts'
import type { Memory } from '../core/memory.ts'
import type { Segment } from '../core/segment.ts'
import { deviceOf, settle, tables } from './change.ts'
import type { StintDatabase, StoredEdit, StoredMemory, StoredSegment } from './database.ts'
import { lastBefore } from './day.ts'
import { marked } from './outbox.ts'
import { readSettings } from './settings.ts'
import { sameStretch, stretchOf } from './stretch.ts'
import type { Written } from './undo.ts'
import { identity } from './write.ts'

/** So many edits can be taken back. */
const KEPT = 50

/** Why *undo* or *redo* cannot be. */
export type UndoRefusal =
  | 'nothing'
  /** What the edit left has changed since. */
  | 'changed'

interface Made {
  act: Edit
  now: number
  stored: StoredMemory
  memory: Memory
  written: Written
}

/** Remembers an edit for *undo*, within its transaction; what was taken back cannot be redone now. */
export async function keepEdit(db: StintDatabase, made: Made): Promise<void> {
  const { act, now, stored, memory, written } = made
  const ids = [...written.before.map(({ id }) => id), ...written.created]
  const after = (await db.segments.bulkGet(ids)) as StoredSegment[]
  const was = new Map(written.before.map((row) => [row.id, row]))
  const before = after.map((row) => was.get(row.id) ?? { ...row, deleted: true as const })
  const touched = memory !== stored.memory
  await keepMemory(db, { ...stored, memory, latest: now }, [...before, ...after])
  await db.edits.filter((edit) => edit.undone === true).delete()
  await db.edits.add({
    ...{ madeAt: now, act: act.do, about: aboutOf(act, before), before, after },
    ...(touched && { memory: { before: stored.memory, after: memory } }),
  })
  const spare = (await db.edits.count()) - KEPT
  if (spare > 0) await db.edits.bulkDelete(await db.edits.limit(spare).primaryKeys())
}

const aboutOf = (act: Edit, [first]: readonly Segment[]) =>
  act.do === 'move' ? act.to : act.do === 'add' ? act.from : (first?.startedAt ?? 0)

/** The popup's *undo* ends where a row that it would bring back would now lie over another. */
async function keepMemory(db: StintDatabase, stored: StoredMemory, touched: readonly Segment[]) {
  const { undo, ...rest } = stored
  const from = Math.min(...(undo?.before ?? []).map((s) => s.startedAt))
  const created = new Set(undo?.created)
  const reaches = touched.some(
    (s) => created.has(s.id) || (s.endedAt ?? Number.POSITIVE_INFINITY) > from,
  )
  await db.attribution.put({ ...rest, ...(undo && !reaches && { undo }) })
}

/** What *undo* and *redo* would do: which act, and an instant of the day that it was made on. */
export interface Edits {
  undo?: { act: Act; about: number }
  redo?: { act: Act; about: number }
}

export const readEdits = (db: StintDatabase): Promise<Edits> =>
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
  turn(db, 'unedit', lastMade, (edit) => ({ ...edit, undone: true }))

/** Makes the last edit that was taken back once more. */
export const redoEdit = (db: StintDatabase): Promise<UndoRefusal | undefined> =>
  turn(db, 'reedit', firstUndone, ({ undone: _, ...edit }) => edit)

const turn = (
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
    const [from, to] = next.undone ? [edit.after, edit.before] : [edit.before, edit.after]
    const rows = await db.segments.bulkGet(from.map(({ id }) => id))
    if (!from.every((row, i) => isAlike(row, rows[i]))) return 'changed'
    if (await liesOver(db, to)) return 'changed'
    await bringBack(db, { rows: rows as StoredSegment[], to, clock, edit: next })
    await db.edits.put(next)
    return undefined
  })

/** The same content: whether it was sent meanwhile makes no difference. */
const isAlike = (left: StoredSegment, row: StoredSegment | undefined) =>
  row !== undefined && (left.deleted && row.deleted ? true : isSame(left, row))

const isSame = (a: StoredSegment, b: StoredSegment) => !a.deleted && !b.deleted && sameStretch(a, b)

/** Something that came later lies where one of these would come back. */
async function liesOver(db: StintDatabase, rows: readonly StoredSegment[]) {
  const own = new Set(rows.map(({ id }) => id))
  for (const { device, deleted, startedAt, endedAt = Number.MAX_SAFE_INTEGER } of rows) {
    if (deleted) continue
    const before = await lastBefore(db, device, startedAt)
    const inside = await db.segments
      .where('[device+startedAt]')
      .between([device, startedAt], [device, endedAt])
      .filter((s) => !s.deleted && !own.has(s.id))
      .first()
    const reaches = before && (before.endedAt ?? Number.POSITIVE_INFINITY) > startedAt
    if (inside || (reaches && !own.has(before.id))) return true
  }
  return false
}

interface Back {
  rows: readonly StoredSegment[]
  to: readonly StoredSegment[]
  clock: number
  edit: StoredEdit
}

async function bringBack(db: StintDatabase, { rows, to, clock, edit }: Back) {
  const settings = await readSettings(db)
  const stored = (await db.attribution.get(await deviceOf(db))) as StoredMemory
  const now = Math.max(clock, stored.latest)
  const back = rows.map((row, i) => {
    const { deleted, ...was } = to[i] as StoredSegment
    const next = {
      ...identity(row),
      ...stretchOf(was),
      ...{ id: row.id, revision: row.revision + 1, changedAt: now },
      ...(deleted && { deleted }),
    }
    return marked(next, settings)
  })
  // What was open is closed before anything opens: the unique index holds throughout.
  back.sort((a, b) => (a.open ?? 0) - (b.open ?? 0))
  await db.segments.bulkPut(back)
  const memory = edit.memory ? memoryBack(stored.memory, edit) : stored.memory
  await keepMemory(db, { ...stored, memory, latest: now }, [...rows, ...back])
}

/** What is handed back to, and where *back* leads; what is known of the place is newer here. */
function memoryBack(memory: Memory, { memory: kept, undone }: StoredEdit): Memory {
  if (!kept) return memory
  const [from, to] = undone ? [kept.after, kept.before] : [kept.before, kept.after]
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  if (!same(memory.over, from.over) || !same(memory.picks, from.picks)) return memory
  // Left long ago: what is brought back by hand stays, it is the person's own now (rule 4).
  return { ...memory, picks: to.picks, over: memory.place.site ? to.over : undefined }
}
