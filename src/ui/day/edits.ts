import { useRef, useState } from 'preact/hooks'
import type { Edit, EditRefusal } from '../../core/editing/edit.ts'
import type { StintDatabase } from '../../store/database.ts'
import { edit } from '../../store/timeline/edit.ts'
import { redoEdit, type UndoRefusal, undoEdit } from '../../store/timeline/edit-history.ts'
import { type StorageTrouble, troubleOf } from '../failure.ts'

/** Why nothing came of the last act. */
export type Trouble = EditRefusal | UndoRefusal | StorageTrouble | 'unread' | 'time'

/**
 * Where on the page an act was done, and is answered: at the rows of an instant, by the timeline, by
 * the form that adds. Undefined: at the top.
 */
export type Place = number | 'timeline' | 'add' | undefined

export interface Acts {
  /**
   * Resolves to whether it was stored.
   * @param said what then stands beside its undo
   */
  edit: (act: Edit, place: Place, said?: string) => Promise<boolean>
  undo: (place: Place) => Promise<boolean>
  redo: (place: Place) => Promise<boolean>
  /** Anything else that is stored. */
  run: (command: () => Promise<unknown>) => Promise<boolean>
  refuse: (trouble: Trouble, place?: Place) => void
  dismiss: () => void
  /** What came of the last act, and where it is said; undefined once that is dismissed. */
  answer: { place: Place; trouble?: Trouble; said?: string } | undefined
  /** How many acts were not refused: what vanishes with one has not vanished by itself. */
  done: () => number
}

/** Runs acts one after another; says why one was refused, until the next. */
export function useActs(db: StintDatabase, changed: () => void): Acts {
  const [answer, setAnswer] = useState<Acts['answer']>()
  const done = useRef(0)
  const attempt = async (act: () => Promise<Trouble | undefined>, place?: Place, said?: string) => {
    done.current += 1
    const refused = await act().catch((error: unknown) => troubleOf(error))
    if (refused) done.current -= 1
    setAnswer({ place, ...(refused ? { trouble: refused } : said && { said }) })
    // Also after a refusal: what had become due is stored.
    changed()
    return refused === undefined
  }
  return {
    edit: (act, place, said) => attempt(() => edit(db, act), place, said),
    undo: (place) => attempt(() => undoEdit(db), place),
    redo: (place) => attempt(() => redoEdit(db), place),
    run: (command) => attempt(() => command().then(() => undefined)),
    refuse: (trouble, place) => setAnswer({ trouble, place }),
    dismiss: () => setAnswer(undefined),
    answer,
    done: () => done.current,
  }
}
