import { type ActEffect, effectOf } from '../../core/editing/act-effect.ts'
import type { StintDatabase, StoredAct } from '../database.ts'
import { readUndoSteps, type UndoStep } from './undo-steps.ts'

/** The number of acts that are shown as done, and as undone. */
const SHOWN = 10

export type PastAct = UndoStep & ActEffect & { id: number }

/**
 * The last acts, the latest first. Only the first act of each list can be undone or redone next.
 */
export interface ActHistory {
  done: readonly PastAct[]
  undone: readonly PastAct[]
  /** The next *undo* is possible: its segments have not changed since the act. */
  canUndo: boolean
  canRedo: boolean
}

export const readActHistory = (db: StintDatabase): Promise<ActHistory> =>
  db.transaction('r', db.acts, db.segments, async () => {
    const [acts, { undo, redo }] = await Promise.all([db.acts.toArray(), readUndoSteps(db)])
    return {
      done: acts
        .filter(({ undone }) => !undone)
        .slice(-SHOWN)
        .reverse()
        .map(pastAct),
      undone: acts
        .filter(({ undone }) => undone)
        .slice(0, SHOWN)
        .map(pastAct),
      canUndo: undo !== undefined,
      canRedo: redo !== undefined,
    }
  })

function pastAct(act: StoredAct): PastAct {
  const { id = 0, did, category, minutes, reversed } = act
  return {
    id,
    did,
    ...effectOf(act),
    ...(category && { category }),
    ...(minutes && { minutes }),
    ...(reversed && { reversed }),
  }
}
