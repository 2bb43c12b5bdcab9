import { useEffect, useState } from 'preact/hooks'
import type { StintDatabase } from '../../store/database.ts'
import { readStoredDay, type StoredDay } from '../../store/views/day-view.ts'
import { watch } from '../live.ts'
import { everyMinute } from '../tick.ts'

/** What is stored of a day, anew after every change; undefined until it was read. */
export const useDayFace = (db: StintDatabase, date: string, fail: (error: unknown) => void) => {
  const [face, setFace] = useState<StoredDay>()
  useEffect(() => watch(() => readStoredDay(db, date), setFace, fail), [db, date])
  return face?.day.date === date ? face : undefined
}

/** The instant, anew each full minute: what runs grows, and a day may have begun. */
export const useMinute = () => {
  const [, redraw] = useState(0)
  useEffect(() => everyMinute(() => redraw(Date.now())), [])
  return Date.now()
}
