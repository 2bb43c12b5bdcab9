import { useRef, useState } from 'preact/hooks'
import type { Edit, Refusal } from '../../core/edit.ts'
import type { StintDatabase } from '../../store/database.ts'
import { edit } from '../../store/edit.ts'
import { redoEdit, type UndoRefusal, undoEdit } from '../../store/edits.ts'
import { type StorageTrouble, troubleOf } from '../failure.ts'

/** Why nothing came of the last act. */
export type Trouble = Refusal | UndoRefusal | StorageTrouble | 'unread' | 'time'

export interface Acts {
  /** Resolves to whether it was stored. */
  edit: (act: Edit) => Promise<boolean>
  undo: () => Promise<boolean>
  redo: () => Promise<boolean>
  /** Anything else that is stored. */
  run: (command: () => Promise<unknown>) => Promise<boolean>
  refuse: (trouble: Trouble) => void
  dismiss: () => void
  trouble: Trouble | undefined
  /** How many acts were not refused: what vanishes with one has not vanished by itself. */
  done: () => number
}

/** Runs acts one after another; says why one was refused, until the next. */
export function useActs(db: StintDatabase, changed: () => void): Acts {
  const [trouble, setTrouble] = useState<Trouble>()
  const done = useRef(0)
  const attempt = async (act: () => Promise<Trouble | undefined>) => {
    done.current += 1
    const refused = await act().catch((error: unknown) => troubleOf(error))
    if (refused) done.current -= 1
    setTrouble(refused)
    // Also after a refusal: what had become due is stored.
    changed()
    return refused === undefined
  }
  return {
    edit: (act) => attempt(() => edit(db, act)),
    undo: () => attempt(() => undoEdit(db)),
    redo: () => attempt(() => redoEdit(db)),
    run: (command) => attempt(() => command().then(() => undefined)),
    refuse: setTrouble,
    dismiss: () => setTrouble(undefined),
    trouble,
    done: () => done.current,
  }
}
