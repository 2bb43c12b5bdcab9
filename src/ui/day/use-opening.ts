import { useEffect, useRef, useState } from 'preact/hooks'
import type { StoredDay } from '../../store/views/day-view.ts'
import type { OpenForm, Opening } from './open-form.ts'
import type { Acts } from './use-acts.ts'
import { viewOf } from './view.ts'

/**
 * The editor that is open on the page; at most one is open. It closes when another day is shown.
 */
export function useOpening(date: string, acts: Acts): Opening {
  const [opened, setOpened] = useState<OpenForm>()
  useEffect(() => {
    setOpened(undefined)
    acts.dismiss()
  }, [date])
  return {
    opened,
    open: (form) => {
      acts.dismiss()
      setOpened(form)
    },
    close: (form) => setOpened((current) => (current === form ? undefined : current)),
  }
}

/**
 * Closes an editor when its row disappears. If the row appears again, the editor stays closed. If
 * another page removed the row, a message says so.
 */
export const useCloseWithRow = (
  stored: StoredDay | undefined,
  { opened, close }: Opening,
  acts: Acts,
) => {
  const seen = useRef(0)
  const startOf = useRef<number>(undefined)
  useEffect(() => {
    if (!stored) return
    const here = acts.done() > seen.current
    seen.current = acts.done()
    const id = opened && 'id' in opened ? opened.id : undefined
    const there = viewOf(stored, stored.now).rows.find((row) => row.id === id)
    if (there) startOf.current = there.startedAt
    if (id === undefined || there) return
    close(opened)
    if (!here) acts.refuse('gone', startOf.current)
  }, [stored])
}
