import { useEffect, useState } from 'preact/hooks'
import type { StintDatabase } from '../../store/database.ts'
import { readStoredDay, type StoredDay } from '../../store/views/day-view.ts'
import { watch } from '../live-query.ts'
import { everyMinute } from '../tick.ts'

/** The stored data of a day, read again whenever it changes. Undefined until the day is read. */
export const useStoredDay = (db: StintDatabase, date: string, fail: (error: unknown) => void) => {
  const [stored, setStored] = useState<StoredDay>()
  useEffect(() => watch(() => readStoredDay(db, date), setStored, fail), [db, date])
  return stored?.day.date === date ? stored : undefined
}

/**
 * The present instant, updated every full minute, because the running entry grows and a new day may
 * begin.
 */
export const useMinute = () => {
  const [, redraw] = useState(0)
  useEffect(() => everyMinute(() => redraw(Date.now())), [])
  return Date.now()
}
