import { weekToAnnounce } from '../../core/day/end-of-week-notice.ts'
import { type WeekFigures, weekFiguresOf } from '../../core/report/findings/week-summary.ts'
import { hasSchemeChange } from '../../core/report/months.ts'
import type { Categories } from '../../core/scheme/categories.ts'
import type { StintDatabase } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { readScheme } from '../scheme/versions.ts'
import { readSettings } from '../settings.ts'
import { readOwnReport } from '../views/report-view.ts'
import { firstDayIn, readExpected } from '../working-time.ts'
import { readNoticeTime } from './notice-time.ts'

/** The content of the notice at the end of a week. */
export interface WeekNotice extends WeekFigures {
  /** The first day of the week. */
  from: string
  categories: Categories
}

/**
 * The week that has just ended, if a notice about it should be shown now. Returns undefined if the
 * person does not want the notice, or did not work in that week. The week is marked before the
 * notice is shown, so that the notice is not shown twice if the worker is stopped between these two
 * steps.
 */
export const takeWeekNotice = (db: StintDatabase): Promise<WeekNotice | undefined> =>
  db.transaction('rw', db.segments, db.attribution, db.named, async () => {
    const settings = await readSettings(db)
    if (!settings.notifyWeek) return undefined
    const time = await readNoticeTime(db)
    if (!time) return undefined
    const { now, zone } = time
    const expected = await readExpected(db)
    const firstDay = firstDayIn(expected)
    const announced = await readNamed(db, 'weekTold')
    const week = weekToAnnounce({ ...settings, now, zone, announced, expected, firstDay })
    if (!week) return undefined
    const mine = await readOwnReport(db, week, now)
    const { versions } = mine.setting
    const figures = weekFiguresOf({
      range: week,
      now: mine,
      before: mine.before,
      stages: undefined,
      changed: undefined,
      crossed: {
        ranges: hasSchemeChange(versions, mine.before.range.from, week.to),
        months: false,
      },
    })
    // There is too little work for a notice yet. The notice is shown once there is enough work.
    if (!figures) return undefined
    await writeNamed(db, 'weekTold', week.from)
    return { ...figures, from: week.from, categories: (await readScheme(db, now)).categories }
  })
