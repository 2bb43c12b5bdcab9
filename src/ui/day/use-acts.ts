import { useRef, useState } from 'preact/hooks'
import type { Edit, EditRefusal } from '../../core/editing/types.ts'
import { UNEXPLAINED } from '../../core/time/segment.ts'
import type { StintDatabase } from '../../store/database.ts'
import { edit } from '../../store/timeline/edit.ts'
import { redoEdit, type UndoRefusal, undoEdit } from '../../store/timeline/edit-history.ts'
import { type StorageTrouble, troubleOf } from '../failure.ts'
import type { Free } from './open-form.ts'
import type { ViewRow } from './view.ts'

/** Why the last action was refused. */
export type Trouble = EditRefusal | UndoRefusal | StorageTrouble | 'unread' | 'time'

/**
 * Where on the page an action was done and its result is shown: the row that begins at an instant
 * (epoch milliseconds), the timeline, the card with the questions about the day, or the form for a
 * new entry (`add`). Undefined means the top of the page.
 */
export type Place = number | 'card' | 'timeline' | 'add' | undefined

export interface Acts {
  /**
   * Stores an edit. Resolves to whether the edit was stored.
   * @param said the text that is then shown, beside a button to undo the edit
   */
  edit: (act: Edit, place: Place, said?: string) => Promise<boolean>
  undo: (place: Place) => Promise<boolean>
  redo: (place: Place) => Promise<boolean>
  /** Runs a command that is not an edit. */
  run: (command: () => Promise<unknown>, place?: Place) => Promise<boolean>
  refuse: (trouble: Trouble, place?: Place) => void
  dismiss: () => void
  /**
   * The result of the last action, and the place where it is shown. Undefined after the person
   * dismissed it.
   */
  answer: { place: Place; trouble?: Trouble; said?: string } | undefined
  /**
   * The number of actions that this page has stored. If a row disappears without a new action,
   * another page removed it.
   */
  done: () => number
}

/** The edit that adds an entry with a category in a time without an entry. */
export const addEdit = ({ startedAt, endedAt }: Free, category: string): Edit => ({
  do: 'add',
  from: startedAt,
  to: endedAt,
  category,
})

/**
 * The edit that changes the category of a row. For time away, it sets the category of the whole
 * time.
 */
export const relabelEdit = ({ id, stretch }: ViewRow, category: string): Edit =>
  stretch.category === UNEXPLAINED && stretch.endedAt !== undefined
    ? { do: 'explain', id, parts: [{ from: stretch.startedAt, to: stretch.endedAt, category }] }
    : { do: 'change', id, category }

/**
 * Where the result of an action is shown. If the action moves the start of its row, the result is
 * shown at the new start.
 */
const placeAfter = (act: Edit, place: Place) =>
  act.do === 'change' && typeof place === 'number' ? (act.startedAt ?? place) : place

/**
 * Runs actions (edits, undo, redo and other commands of the person), and stores the result of the
 * last action, such as why it was refused.
 */
export function useActs(db: StintDatabase, changed: () => void): Acts {
  const [answer, setAnswer] = useState<Acts['answer']>()
  const done = useRef(0)
  const attempt = async (
    act: () => Promise<Trouble | undefined>,
    place: Place,
    after: Acts['answer'],
  ) => {
    done.current += 1
    const refused = await act().catch((error: unknown) => troubleOf(error))
    if (refused) done.current -= 1
    setAnswer(refused ? { place, trouble: refused } : after)
    // A refused command can also have changed the day: it first stores the segments that the
    // attribution rules require up to now (`settle` in src/store/timeline/change.ts). So the day is
    // read again in any case.
    changed()
    return refused === undefined
  }
  return {
    edit: (act, place, said) =>
      attempt(() => edit(db, act), place, {
        place: placeAfter(act, place),
        ...(said && { said }),
      }),
    undo: (place) => attempt(() => undoEdit(db), place, { place }),
    redo: (place) => attempt(() => redoEdit(db), place, { place }),
    // No result is shown, because the command is not an edit, and *Undo* does not reverse it.
    run: (command, place) => attempt(() => command().then(() => undefined), place, undefined),
    refuse: (trouble, place) => setAnswer({ trouble, place }),
    dismiss: () => setAnswer(undefined),
    answer,
    done: () => done.current,
  }
}
