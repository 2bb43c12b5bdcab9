import { type ActEffect, effectOf } from '../../core/editing/act-effect.ts'
import type { StintDatabase, StoredAct } from '../database.ts'
import { readUndoSteps, type UndoStep } from './undo-steps.ts'

/** The largest number of acts that are listed as done, and the same for undone acts. */
const SHOWN = 10

export type PastAct = UndoStep & ActEffect & { id: number }

/**
 * The last acts, in order from the latest to the earliest. Only the first act of each list can be
 * undone or redone next.
 */
export interface ActHistory {
  done: readonly PastAct[]
  undone: readonly PastAct[]
  /**
   * Whether the next *undo* is possible: the segments of that act have not changed since the act.
   */
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
