import { dayToAnnounce } from '../../core/day/end-of-day-notice.ts'
import { type DaySum, daySum, workedMs } from '../../core/day/sums.ts'
import { dayBounds } from '../../core/time/days.ts'
import { UNEXPLAINED } from '../../core/time/segment.ts'
import { minute } from '../../core/time/units.ts'
import type { StintDatabase } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { readConnection } from '../outbox/sending.ts'
import { readScheme } from '../scheme/versions.ts'
import { readSettings } from '../settings.ts'
import { readNoticeTime } from './notice-time.ts'
import { readOthers, readRange } from './read-range.ts'

/** The content of the notice at the end of a working day. */
export interface DayNotice {
  date: string
  sum: DaySum
  /** The number of unexplained stretches. */
  waiting: number
  connected: boolean
}

/** Milliseconds. A day with less work than this gets no notice. */
const LEAST_WORK = minute

/**
 * The working day that has just ended, if a notice about it should be shown now. Returns undefined
 * if the person does not want the notice, or did not work on that day. The day is marked before the
 * notice is shown, so that the notice is not shown twice if the worker is stopped between these two
 * steps.
 */
export const takeDayNotice = (db: StintDatabase): Promise<DayNotice | undefined> =>
  db.transaction('rw', db.segments, db.attribution, db.named, async () => {
    const settings = await readSettings(db)
    if (!settings.notifyDay) return undefined
    const time = await readNoticeTime(db)
    if (!time) return undefined
    const { device, now, zone } = time
    const announced = await readNamed(db, 'dayTold')
    const date = dayToAnnounce({ ...settings, now, zone, announced })
    if (!date) return undefined
    const { from, to } = dayBounds(date, zone, settings.dayStart)
    const until = Math.min(to, now)
    const own = await readRange(db, device, from, until)
    const { categories } = await readScheme(db, now)
    const privates = settings.privateCategories
    const all = [...own, ...(await readOthers(db, device, from, until))]
    const sum = daySum(all, { from, to, now }, { categories, privates })
    // There is too little work for a notice yet. The notice is shown once there is enough work.
    if (workedMs(all, { from, to, now }, privates) < LEAST_WORK) return undefined
    await writeNamed(db, 'dayTold', date)
    const waiting = own.filter((s) => s.category === UNEXPLAINED).length
    const connected = (await readConnection(db)) !== undefined
    return { date, sum, waiting, connected }
  })
