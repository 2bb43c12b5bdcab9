import { daysOf, rangeAround } from '../../core/report/range.ts'
import { type ArrangedCategory, arrangeCategories } from '../../core/scheme/arrangement.ts'
import type { Categories } from '../../core/scheme/categories.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { dayBounds, dayOf } from '../../core/time/days.ts'
import type { StintDatabase, StoredConflict, StoredSegment } from '../database.ts'
import { readAllNamed } from '../named-rows.ts'
import { readSendingView, type SendingView } from '../outbox/sending.ts'
import { schemeFromRows } from '../scheme/versions.ts'
import { ownZone, settingsFromRows } from '../settings.ts'
import { readConflicts } from '../timeline/conflicts.ts'
import { type EditHistory, readEditHistory } from '../timeline/edit-history.ts'
import { readOthers, readStarting } from '../timeline/range.ts'

/** A day of a week, `[from, to)` in epoch milliseconds. */
export interface WeekDay {
  date: string
  from: number
  to: number
}

/** The data of the day page; read in one transaction, never cached. */
export interface StoredDay {
  /** The instant of reading. */
  now: number
  zone: string
  today: string
  day: WeekDay
  /** The week of the day. */
  week: readonly WeekDay[]
  /** This device's segments that touch the week, whole; in order. Tombstones are left out. */
  own: readonly StoredSegment[]
  /** Segments of the person's other devices. */
  others: readonly StoredSegment[]
  /** The day's deleted segments that were not sent yet. */
  taken: number
  conflicts: readonly StoredConflict[]
  edits: EditHistory
  categories: Categories
  offered: readonly ArrangedCategory[]
  settings: Settings
  /** The state of sending, with this day's receipt. */
  sending: SendingView
}

export const readStoredDay = (
  db: StintDatabase,
  date: string,
  clock = Date.now(),
): Promise<StoredDay> =>
  db.transaction(
    'r',
    [db.segments, db.attribution, db.named, db.receipts, db.edits, db.losers],
    async () => {
      const named = await readAllNamed(db)
      const { device = '' } = named
      const settings = settingsFromRows(named)
      const { dayStart } = settings
      const stored = await db.attribution.get(device)
      const now = Math.max(clock, stored?.latest ?? 0)
      const zone = ownZone()
      const { categories } = schemeFromRows(named, now)
      const dayAt = (of: string) => ({ date: of, ...dayBounds(of, zone, dayStart) })
      const day = dayAt(date)
      const week = daysOf(rangeAround('week', date)).map(dayAt)
      const [from, to] = [week[0]?.from ?? day.from, week.at(-1)?.to ?? day.to]
      const open = await db.segments.get({ device, open: 1 })
      const rows = await readStarting(db, device, from, to)
      const all = rows.filter(({ endedAt = Number.POSITIVE_INFINITY }) => endedAt > from)
      return {
        now,
        zone,
        today: dayOf(now, zone, dayStart),
        day,
        week,
        own: all.filter((s) => !s.deleted),
        others: await readOthers(db, device, from, to),
        taken: all.filter((s) => s.deleted && s.outbox === 'send' && touches(s, day)).length,
        conflicts: await readConflicts(db, day.from, day.to),
        edits: await readEditHistory(db),
        categories,
        offered: arrangeCategories(categories, settings),
        settings,
        sending: await readSendingView(db, { named, open, settings, today: date, now, zone }),
      }
    },
  )

const touches = ({ startedAt, endedAt = startedAt }: StoredSegment, { from, to }: WeekDay) =>
  startedAt < to && endedAt > from
