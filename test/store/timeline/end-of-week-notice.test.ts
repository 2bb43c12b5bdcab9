/**
 * Tests the notification at the end of a week. In the language of this browser, en-US, a week ends on
 * Saturday.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hour, minute } from '../../../src/core/time/units.ts'
import type { StintDatabase, StoredSegment } from '../../../src/store/database.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { apply, switchTo } from '../../../src/store/timeline/commands.ts'
import { takeWeekNotice } from '../../../src/store/timeline/end-of-week-notice.ts'
import { readOwnReport } from '../../../src/store/views/report-view.ts'
import { addTimeOff, setWorkingWeek } from '../../../src/store/working-time.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { segment } from '../../support/report-histories.ts'
import { passMinutes } from '../../support/stopped-clock.ts'

const on = (date: string, time: string) =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(Temporal.Now.timeZoneId())
    .epochMilliseconds
const FRIDAY = '2026-11-27'
const THIS_WEEK = ['23', '24', '25', '26', '27'].map((day) => `2026-11-${day}`)
const WEEK_BEFORE = ['16', '17', '18', '19', '20'].map((day) => `2026-11-${day}`)

let profile: ReturnType<typeof freshProfile>
let db: StintDatabase
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: on(FRIDAY, '17:50') })
  profile = freshProfile()
  db = profile.open()
  await changeSettings(db, { notifyWeek: true, workdayEnd: '18:00' })
  // A browser gets its device id with its first click, so one click comes before the tests.
  await switchTo(db, 'outgoing-call')
  await passMinutes(db, 5)
})
afterEach(() => {
  vi.useRealTimers()
})

/**
 * Stores work on each of the dates. From 09:00 on, one category follows another, each for the given
 * number of hours.
 */
const workOf = (dates: readonly string[], hours: Readonly<Record<string, number>>) =>
  db.segments.bulkPut(
    dates.flatMap((date) => {
      let at = on(date, '09:00')
      return Object.entries(hours).map(([category, length]) => {
        const from = at
        at += length * hour
        return segment(from, at, { category }) as StoredSegment
      })
    }),
  )

const work = (dates: readonly string[], calls: number, documentation: number) =>
  workOf(dates, { 'outgoing-call': calls, documentation })

const evening = () => vi.setSystemTime(on(FRIDAY, '18:01'))

test('it has the share of selling and what changed most, as the report of the week does', async () => {
  await work(WEEK_BEFORE, 4, 4)
  await work(THIS_WEEK, 6, 2)
  expect(await takeWeekNotice(db)).toBeUndefined()
  evening()
  const notice = await takeWeekNotice(db)
  const mine = await readOwnReport(db, { kind: 'week', from: '2026-11-22', to: '2026-11-28' })
  expect(notice).toMatchObject({
    from: '2026-11-22',
    selling: Math.round((100 * mine.sum.selling) / mine.sum.worked),
    changed: { points: 25 },
  })
})

test('of several changes it has the largest, up or down; a point is none', async () => {
  await work(WEEK_BEFORE, 4, 4)
  await workOf(THIS_WEEK, { 'outgoing-call': 4.7, research: 2, documentation: 1 })
  evening()
  expect(await takeWeekNotice(db)).toMatchObject({ changed: { id: 'documentation', points: -37 } })
  await db.named.delete('weekTold')
  await db.segments
    .where('startedAt')
    .above(on(THIS_WEEK[0] ?? '', '00:00'))
    .delete()
  await work(THIS_WEEK, 4.04, 3.96)
  expect(await takeWeekNotice(db)).toMatchObject({ selling: 51, changed: 'steady' })
})

test('it comes once, for any number of workers, and again in the next week', async () => {
  await work(THIS_WEEK, 4, 4)
  evening()
  const taken = await Promise.all([takeWeekNotice(db), takeWeekNotice(profile.open())])
  expect(taken.filter(Boolean)).toHaveLength(1)
  expect(await takeWeekNotice(profile.open())).toBeUndefined()
  await work(['2026-11-30', '2026-12-01', '2026-12-04'], 4, 4)
  vi.setSystemTime(on('2026-12-04', '18:01'))
  await apply(db, { at: 'elsewhere' })
  expect(await takeWeekNotice(db)).toMatchObject({ from: '2026-11-29' })
})

test('says that nothing changed, or that nothing can be compared', async () => {
  await work(THIS_WEEK, 4, 4)
  evening()
  expect(await takeWeekNotice(db)).toMatchObject({ changed: 'few' })
  await db.named.delete('weekTold')
  await work(WEEK_BEFORE.slice(1), 4, 4)
  expect(await takeWeekNotice(db)).toMatchObject({ changed: 'few' })
  await db.named.delete('weekTold')
  await work(WEEK_BEFORE, 4, 4)
  expect(await takeWeekNotice(db)).toMatchObject({ changed: 'steady' })
})

test('work on one day only is no week', async () => {
  evening()
  expect(await takeWeekNotice(db)).toBeUndefined()
  await work(THIS_WEEK.slice(0, 1), 4, 4)
  expect(await takeWeekNotice(db)).toMatchObject({ changed: 'few' })
})

test('a computer that slept shows it the same evening, or not at all', async () => {
  await work(THIS_WEEK, 4, 4)
  await apply(db, { at: 'away', why: 'locked' })
  vi.setSystemTime(on(FRIDAY, '20:30'))
  expect(await takeWeekNotice(db)).toBeUndefined()
  await apply(db, { at: 'elsewhere' })
  expect(await takeWeekNotice(db)).toBeDefined()
  await db.named.delete('weekTold')
  vi.setSystemTime(on('2026-11-30', '09:00'))
  await apply(db, { at: 'elsewhere' })
  expect(await takeWeekNotice(db)).toBeUndefined()
})

test('only if it is wanted; by the own working week and days off', async () => {
  await work(THIS_WEEK, 4, 4)
  evening()
  await changeSettings(db, { notifyWeek: false })
  expect(await takeWeekNotice(db)).toBeUndefined()
  await changeSettings(db, { notifyWeek: true })
  await setWorkingWeek(db, [8, 8, 8, 8, 0, 0, 8])
  expect(await takeWeekNotice(db)).toBeUndefined()
  await setWorkingWeek(db, [8, 8, 8, 8, 8, 8, 0])
  expect(await takeWeekNotice(db)).toBeUndefined()
  await addTimeOff(db, { from: '2026-11-28', to: '2026-11-28', reason: 'leave' })
  expect(await takeWeekNotice(db)).toMatchObject({ from: '2026-11-22' })
})

test('private time is in no share', async () => {
  await work(THIS_WEEK, 4, 4)
  await changeSettings(db, { privateCategories: ['documentation'] })
  vi.setSystemTime(on(FRIDAY, '18:00') + minute)
  expect(await takeWeekNotice(db)).toMatchObject({ selling: 100 })
})
