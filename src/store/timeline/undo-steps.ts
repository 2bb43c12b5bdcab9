/** The actions that the next *undo* and *redo* would reverse. */
import { type ActLabel, isAsLeft } from '../../core/editing/act.ts'
import type { Segment } from '../../core/time/segment.ts'
import type { StoredAct, StoredSegment } from '../database.ts'
import type { Reads } from '../reads.ts'
import { readActs } from './read-acts.ts'
import { readStarting } from './read-range.ts'

/**
 * The label of the next *undo* or *redo*. If `reversed` is present, the step reverses an earlier
 * *undo*.
 */
export type UndoStep = ActLabel & Pick<StoredAct, 'reversed'>

/**
 * The next *undo* and the next *redo*, if they are possible now. The caller runs it within a
 * transaction.
 */
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

/** The change of rows that undoes an action, or redoes it if it was undone. */
export const rowChangeOf = ({ before, after, undone }: StoredAct): RowChange =>
  undone ? { from: before, to: after } : { from: after, to: before }

/**
 * A change of rows from the state after an action to the state before that action (*undo*), or the
 * opposite (*redo*). Rows with the same index are the same segment.
 */
export interface RowChange {
  from: readonly Segment[]
  to: readonly Segment[]
}

/**
 * The stored rows of a change. Returns undefined if one of them has changed since the action, or if
 * another segment now covers the time of a row.
 */
export async function readIfUnchanged(
  db: Pick<Reads, 'segments'>,
  { from, to }: RowChange,
): Promise<StoredSegment[] | undefined> {
  const rows = await db.segments.bulkGet(from.map(({ id }) => id))
  if (!from.every((row, i) => isAsLeft(row, rows[i]))) return undefined
  return (await isOccupied(db, to)) ? undefined : (rows as StoredSegment[])
}

/** Whether a segment that is not in `rows` now covers time of a segment in `rows`. */
async function isOccupied(db: Pick<Reads, 'segments'>, rows: readonly Segment[]) {
  const back = rows.filter(({ deleted }) => !deleted)
  const [first] = back
  if (!first) return false
  const from = Math.min(...back.map(({ startedAt }) => startedAt))
  const to = Math.max(...back.map(endOf))
  const own = new Set(rows.map(({ id }) => id))
  const there = await readStarting(db, first.device, from, to)
  const others = there.filter(({ id, deleted }) => !deleted && !own.has(id))
  return back.some((row) =>
    others.some((other) => other.startedAt < endOf(row) && row.startedAt < endOf(other)),
  )
}

const endOf = ({ endedAt = Number.MAX_SAFE_INTEGER }: Segment) => endedAt
