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
import { lastBefore, readOthers } from '../timeline/range.ts'

/** A day of a week, `[from, to)` in epoch milliseconds. */
export interface WeekDay {
  date: string
  from: number
  to: number
}

/** What the day page shows, and what it works its figures out from; read in one go, never kept. */
export interface StoredDay {
  /** The instant of reading. */
  now: number
  zone: string
  today: string
  day: WeekDay
  /** The week that the day lies in. */
  week: readonly WeekDay[]
  /** This device's segments that touch the week, whole; in order. Tombstones are left out. */
  own: readonly StoredSegment[]
  /** Those of the person's other devices. */
  others: readonly StoredSegment[]
  /** Deleted ones of the day of which the endpoint has yet to hear. */
  taken: number
  conflicts: readonly StoredConflict[]
  edits: EditHistory
  categories: Categories
  offered: readonly ArrangedCategory[]
  settings: Settings
  /** How sending stands; the receipt is this day's. */
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
      const all = await readOwn(db, device, from, to)
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

/** This device's segments that start in `[from, to)`, and the one that reaches into it. */
async function readOwn(db: StintDatabase, device: string, from: number, to: number) {
  const before = await lastBefore(db, device, from)
  const inside = await db.segments
    .where('[device+startedAt]')
    .between([device, from], [device, to])
    .toArray()
  const reaches = before && (before.endedAt ?? Number.POSITIVE_INFINITY) > from
  return [...(reaches ? [before] : []), ...inside]
}
