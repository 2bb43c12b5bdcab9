import type { CalendarEntry } from '../../core/calendar/entry.ts'
import { categoryOfMeeting } from '../../core/calendar/offers.ts'
import { readCalendarRows } from '../../store/calendar.ts'
import type { StintDatabase } from '../../store/database.ts'
import { readScheme } from '../../store/scheme/versions.ts'
import { readEntries } from './entries.ts'

/** A calendar entry on a day, with the category that the meeting probably has. */
export interface DayEntry extends CalendarEntry {
  category: string
}

/** The meetings of a day in chronological order. Entries for whole days are left out. */
export async function readDayEntries(
  db: StintDatabase,
  day: { from: number; to: number },
): Promise<DayEntry[]> {
  const entries = await readEntries(db, day)
  const { domains } = await readCalendarRows(db)
  const known = new Map(Object.entries(domains?.answers ?? {}))
  const { categories } = await readScheme(db)
  return entries.flatMap((entry) => {
    const category = categoryOfMeeting(entry, known, categories)
    return entry.isAllDay || entry.isFree || !category ? [] : [{ ...entry, category }]
  })
}
