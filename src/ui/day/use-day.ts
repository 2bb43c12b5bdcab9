import { useEffect, useRef, useState } from 'preact/hooks'
import { dayOf } from '../../core/time/days.ts'
import { ownZone } from '../../store/own-zone.ts'
import type { StoredDay } from '../../store/views/day-view.ts'
import { undoKeyOf } from '../undo-keys.ts'
import { goTo, useAddress } from './address.ts'
import type { DayPorts } from './ports.ts'
import { useMinute, useStoredDay } from './read-day.ts'
import type { Acts, Place } from './use-acts.ts'

/** Returns the date in the address, or else today's date, and the stored data of that day. */
export const useDay = (db: DayPorts['db'], acts: Acts) => {
  const address = useAddress()
  const [known, setKnown] = useState(0)
  const now = useMinute()
  const today = dayOf(now, ownZone(), known)
  const date = address ?? today
  const stored = useStoredDay(db, date, () => acts.refuse('unread'))
  const dayStart = stored?.settings.dayStart ?? known
  useEffect(() => setKnown(dayStart), [dayStart])
  return { now, today, date, stored }
}

/**
 * The day that was read last. While another day is read, the strip of the week stays on the page,
 * and so does the focus in the strip.
 */
export const useLastStoredDay = (stored: StoredDay | undefined) => {
  const last = useRef<StoredDay>(undefined)
  if (stored) last.current = stored
  return last.current
}

/**
 * Returns the function that undoes or redoes an edit, and calls it also when the person presses
 * Ctrl+Z or Ctrl+Shift+Z. Afterwards the page shows the day of the edit.
 */
export const useUndo = (stored: StoredDay | undefined, acts: Acts) => {
  const turn = async (way: 'undo' | 'redo', place?: Place) => {
    const what = stored?.edits[way]
    if (!stored || !what || !(await acts[way](place))) return
    goTo(dayOf(what.about, stored.zone, stored.settings.dayStart))
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const way = undoKeyOf(event)
      if (!way) return
      event.preventDefault()
      void turn(way)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
  return turn
}
