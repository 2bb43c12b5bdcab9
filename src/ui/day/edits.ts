import { useRef, useState } from 'preact/hooks'
import type { Edit, EditRefusal } from '../../core/editing/types.ts'
import type { StintDatabase } from '../../store/database.ts'
import { edit } from '../../store/timeline/edit.ts'
import { redoEdit, type UndoRefusal, undoEdit } from '../../store/timeline/edit-history.ts'
import { type StorageTrouble, troubleOf } from '../failure.ts'

/** Why the last act was refused. */
export type Trouble = EditRefusal | UndoRefusal | StorageTrouble | 'unread' | 'time'

/**
 * The place on the page where an act was done and its result is shown: the row at an instant, the
 * timeline, the form that adds. Undefined: the top of the page.
 */
export type Place = number | 'timeline' | 'add' | undefined

export interface Acts {
  /**
   * Resolves to whether it was stored.
   * @param said the text that is then shown with its undo
   */
  edit: (act: Edit, place: Place, said?: string) => Promise<boolean>
  undo: (place: Place) => Promise<boolean>
  redo: (place: Place) => Promise<boolean>
  /** Runs any other command. */
  run: (command: () => Promise<unknown>) => Promise<boolean>
  refuse: (trouble: Trouble, place?: Place) => void
  dismiss: () => void
  /** The result of the last act and its place. Undefined once it is dismissed. */
  answer: { place: Place; trouble?: Trouble; said?: string } | undefined
  /** The number of acts that were stored: a row that goes with one was not removed elsewhere. */
  done: () => number
}

/** Runs acts one after another; shows why one was refused until the next one. */
export function useActs(db: StintDatabase, changed: () => void): Acts {
  const [answer, setAnswer] = useState<Acts['answer']>()
  const done = useRef(0)
  const attempt = async (act: () => Promise<Trouble | undefined>, place?: Place, said?: string) => {
    done.current += 1
    const refused = await act().catch((error: unknown) => troubleOf(error))
    if (refused) done.current -= 1
    setAnswer({ place, ...(refused ? { trouble: refused } : said && { said }) })
    // Also after a refusal: the command may have stored what was due.
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
