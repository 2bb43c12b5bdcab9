import { useEffect, useState } from 'preact/hooks'
import type { StintDatabase } from '../../../store/database.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import type { DayEntry } from '../../calendar/day.ts'

const NONE: readonly DayEntry[] = []

/** The calendar's entries of the day. Empty until they are read, and if they cannot be read. */
export function useEntries(db: StintDatabase, stored: StoredDay | undefined): readonly DayEntry[] {
  const [read, setRead] = useState<{ date: string; entries: readonly DayEntry[] }>()
  const { day, hasCalendar = false } = stored ?? {}
  useEffect(() => {
    if (!day || !hasCalendar) return
    // If the calendar cannot be read, the page shows the day without calendar entries.
    void import('../../calendar/day.ts')
      .then(({ readDayEntries }) => readDayEntries(db, day))
      .then((entries) => setRead({ date: day.date, entries }))
      .catch(() => undefined)
  }, [db, day?.date, day?.from, hasCalendar])
  return read?.date === day?.date && hasCalendar ? (read?.entries ?? NONE) : NONE
}
