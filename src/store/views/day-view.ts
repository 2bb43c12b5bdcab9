import { type OpenTime, openTimes } from '../../core/day/open-times.ts'
import { daysOf, rangeAround } from '../../core/report/range.ts'
import { type ArrangedCategory, arrangeCategories } from '../../core/scheme/arrangement.ts'
import type { Categories } from '../../core/scheme/categories.ts'
import type { Settings } from '../../core/settings/settings.ts'
import { dayBounds, dayOf } from '../../core/time/days.ts'
import type { StintDatabase, StoredConflict, StoredSegment } from '../database.ts'
import { readAllNamed } from '../named-rows.ts'
import { readSendingView, type SendingView } from '../outbox/sending.ts'
import { ownZone } from '../own-zone.ts'
import { schemeFromRows } from '../scheme/versions.ts'
import { settingsFromRows } from '../settings.ts'
import { readConflicts } from '../timeline/conflicts.ts'
import { type EditHistory, readEditHistory } from '../timeline/edit-history.ts'
import { readOthers, readStarting } from '../timeline/read-range.ts'
import { firstDayIn, readExpected } from '../working-time.ts'
import { readHabitsOfEach } from './habits.ts'

/** One day of a week, `[from, to)` in epoch milliseconds. */
export interface WeekDay {
  date: string
  from: number
  to: number
}

/**
 * A time of the day that the person has not explained, and their usual activities at those hours.
 */
export interface OpenTimeToAsk extends OpenTime {
  /** Milliseconds per category at these hours in the last four weeks. */
  usual: Readonly<Record<string, number>>
}

/** The data of the day page. It is read in one transaction and is never cached. */
export interface StoredDay {
  /** When the data was read, epoch milliseconds. */
  now: number
  zone: string
  today: string
  /** The id of this device. */
  device: string
  day: WeekDay
  /** The seven days of the person's week that contains the day. */
  week: readonly WeekDay[]
  /**
   * Segments of this device that touch the week. They are not cut, are in order of start, and do
   * not include deleted segments.
   */
  own: readonly StoredSegment[]
  /** Segments of the person's other devices. */
  others: readonly StoredSegment[]
  /** The times of the day that the person has not explained yet, in order of start. */
  open: readonly OpenTimeToAsk[]
  /** The number of deleted segments of the day whose deletion was not sent to the endpoint yet. */
  taken: number
  conflicts: readonly StoredConflict[]
  edits: EditHistory
  categories: Categories
  offered: readonly ArrangedCategory[]
  settings: Settings
  /** Whether the person has connected a calendar. */
  hasCalendar: boolean
  /** The state of sending, with the receipt of this day. */
  sending: SendingView
}

/**
 * The bounds of the day and of its week, and the segments that touch the week. `own` and `deleted`
 * are segments of this device, `others` those of other devices.
 */
const readWeek = async (
  db: StintDatabase,
  device: string,
  { date, zone, dayStart }: { date: string; zone: string; dayStart: number },
) => {
  const dayAt = (of: string) => ({ date: of, ...dayBounds(of, zone, dayStart) })
  const day = dayAt(date)
  const firstDay = firstDayIn(await readExpected(db))
  const week = daysOf(rangeAround('week', date, firstDay)).map(dayAt)
  const [from, to] = [week[0]?.from ?? day.from, week.at(-1)?.to ?? day.to]
  const rows = await readStarting(db, device, from, to)
  const all = rows.filter(({ endedAt = Number.POSITIVE_INFINITY }) => endedAt > from)
  return {
    day,
    week,
    own: all.filter((s) => !s.deleted),
    deleted: all.filter((s) => s.deleted),
    others: await readOthers(db, device, from, to),
  }
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
      const running = await db.segments.get({ device, open: 1 })
      const { day, week, own, deleted, others } = await readWeek(db, device, {
        date,
        zone,
        dayStart,
      })
      const asking = { privates: settings.privateCategories, device }
      const open = openTimes([...own, ...others], { ...day, now }, asking)
      return {
        now,
        zone,
        today: dayOf(now, zone, dayStart),
        device,
        day,
        week,
        own,
        others,
        open: await withHabits(db, device, open),
        taken: deleted.filter((s) => s.outbox === 'send' && touches(s, day)).length,
        conflicts: await readConflicts(db, day.from, day.to),
        edits: await readEditHistory(db),
        categories,
        offered: arrangeCategories(categories, settings),
        settings,
        hasCalendar: Boolean(named.calendar ?? named.calendarTimes),
        sending: await readSendingView(db, {
          named,
          open: running,
          settings,
          today: date,
          now,
          zone,
        }),
      }
    },
  )

const withHabits = async (db: StintDatabase, device: string, times: readonly OpenTime[]) => {
  const usual = await readHabitsOfEach(db, device, times)
  return times.map((time, i) => ({ ...time, usual: usual[i] ?? {} }))
}

const touches = ({ startedAt, endedAt = startedAt }: StoredSegment, { from, to }: WeekDay) =>
  startedAt < to && endedAt > from
