import { type ActEffect, effectOf } from '../../core/editing/act-effect.ts'
import type { StintDatabase, StoredAct } from '../database.ts'
import { readUndoSteps, type UndoStep } from './undo-steps.ts'

/** The largest number of actions in each of the two lists (done and undone actions). */
const SHOWN = 10

export type PastAct = UndoStep & ActEffect & { id: number }

/**
 * The last actions, in order from the latest to the earliest. Only the first action of each list
 * can be undone or redone next.
 */
export interface ActHistory {
  done: readonly PastAct[]
  undone: readonly PastAct[]
  /**
   * Whether the next *undo* is possible: the segments of that action have not changed since the
   * action.
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
