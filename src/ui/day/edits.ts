import { useRef, useState } from 'preact/hooks'
import type { Edit, EditRefusal } from '../../core/editing/types.ts'
import { UNEXPLAINED } from '../../core/time/segment.ts'
import type { StintDatabase } from '../../store/database.ts'
import { edit } from '../../store/timeline/edit.ts'
import { redoEdit, type UndoRefusal, undoEdit } from '../../store/timeline/edit-history.ts'
import { type StorageTrouble, troubleOf } from '../failure.ts'
import type { Free } from './open-form.ts'
import type { ViewRow } from './view.ts'

/** Why the last act was refused. */
export type Trouble = EditRefusal | UndoRefusal | StorageTrouble | 'unread' | 'time'

/**
 * The place on the page where an act was done and its result is shown: the row at an instant, the
 * timeline, the card, the form that adds. Undefined: the top of the page.
 */
export type Place = number | 'card' | 'timeline' | 'add' | undefined

export interface Acts {
  /**
   * Resolves to whether it was stored.
   * @param said the text that is then shown with its undo
   */
  edit: (act: Edit, place: Place, said?: string) => Promise<boolean>
  undo: (place: Place) => Promise<boolean>
  redo: (place: Place) => Promise<boolean>
  /** Runs any other command. */
  run: (command: () => Promise<unknown>, place?: Place) => Promise<boolean>
  refuse: (trouble: Trouble, place?: Place) => void
  dismiss: () => void
  /** The result of the last act and its place. Undefined once it is dismissed. */
  answer: { place: Place; trouble?: Trouble; said?: string } | undefined
  /** The number of acts that were stored: a row that goes with one was not removed elsewhere. */
  done: () => number
}

/** The edit that adds free time with a category. */
export const addEdit = ({ startedAt, endedAt }: Free, category: string): Edit => ({
  do: 'add',
  from: startedAt,
  to: endedAt,
  category,
})

/** The edit that gives a row another category; of time away, all of it is explained. */
export const relabelEdit = ({ id, stretch }: ViewRow, category: string): Edit =>
  stretch.category === UNEXPLAINED && stretch.endedAt !== undefined
    ? { do: 'explain', id, parts: [{ from: stretch.startedAt, to: stretch.endedAt, category }] }
    : { do: 'change', id, category }

/** Where the row of an act begins once it is stored: its result is shown there. */
const placeAfter = (act: Edit, place: Place) =>
  act.do === 'change' && typeof place === 'number' ? (act.startedAt ?? place) : place

/** Runs acts one after another; shows why one was refused until the next one. */
export function useActs(db: StintDatabase, changed: () => void): Acts {
  const [answer, setAnswer] = useState<Acts['answer']>()
  const done = useRef(0)
  const attempt = async (
    act: () => Promise<Trouble | undefined>,
    place?: Place,
    said?: string,
    stored = place,
  ) => {
    done.current += 1
    const refused = await act().catch((error: unknown) => troubleOf(error))
    if (refused) done.current -= 1
    setAnswer(refused ? { place, trouble: refused } : { place: stored, ...(said && { said }) })
    // Also after a refusal: the command may have stored what was due.
    changed()
    return refused === undefined
  }
  return {
    edit: (act, place, said) => attempt(() => edit(db, act), place, said, placeAfter(act, place)),
    undo: (place) => attempt(() => undoEdit(db), place),
    redo: (place) => attempt(() => redoEdit(db), place),
    run: (command, place) => attempt(() => command().then(() => undefined), place),
    refuse: (trouble, place) => setAnswer({ trouble, place }),
    dismiss: () => setAnswer(undefined),
    answer,
    done: () => done.current,
  }
}
