import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { minute } from '../../../src/core/time/units.ts'
import type { StintDatabase } from '../../../src/store/database.ts'
import { connectTo } from '../../../src/store/outbox/connection.ts'
import { changeSettings } from '../../../src/store/settings.ts'
import { apply, stop, switchTo } from '../../../src/store/timeline/commands.ts'
import { takeDayNotice } from '../../../src/store/timeline/end-of-day-notice.ts'
import { freshProfile } from '../../support/fresh-profile.ts'
import { passMinutes } from '../../support/stopped-clock.ts'

const at = (time: string) =>
  Temporal.PlainDateTime.from(`2026-11-24T${time}`).toZonedDateTime(Temporal.Now.timeZoneId())
    .epochMilliseconds
const LOCKED = { at: 'away', why: 'locked' } as const
const ELSEWHERE = { at: 'elsewhere' } as const

let profile: ReturnType<typeof freshProfile>
let db: StintDatabase
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('17:00') })
  profile = freshProfile()
  db = profile.open()
  await changeSettings(db, { notifyDay: true, workdayEnd: '18:00' })
})
afterEach(() => {
  vi.useRealTimers()
})

const workUntil = async (time: string) => {
  await switchTo(db, 'outgoing-call')
  await passMinutes(db, (at(time) - Date.now()) / minute)
}

test('the summary comes once, at the end of the day, for any number of workers', async () => {
  await workUntil('17:59')
  expect(await takeDayNotice(db)).toBeUndefined()
  await passMinutes(db, 1)
  const taken = await Promise.all([takeDayNotice(db), takeDayNotice(db), takeDayNotice(db)])
  expect(taken.filter(Boolean)).toMatchObject([
    { date: '2026-11-24', sum: { worked: 60 * minute, selling: 1 }, waiting: 0, connected: false },
  ])
  // The day is not announced again: not by another worker with another connection to the same
  // database, and not after more work in the evening.
  expect(await takeDayNotice(profile.open())).toBeUndefined()
  await passMinutes(db, 60)
  expect(await takeDayNotice(db)).toBeUndefined()
})

test('a day without work has no summary until work is recorded', async () => {
  await apply(db, ELSEWHERE)
  vi.setSystemTime(at('18:01'))
  await apply(db, ELSEWHERE)
  expect(await takeDayNotice(db)).toBeUndefined()
  await switchTo(db, 'misc')
  await passMinutes(db, 5)
  expect(await takeDayNotice(db)).toMatchObject({ date: '2026-11-24' })
})

test('a click of some seconds is not enough for a summary', async () => {
  await workUntil('17:59')
  await stop(db)
  await db.segments.toCollection().modify({ startedAt: at('17:58:01') })
  vi.setSystemTime(at('18:01'))
  expect(await takeDayNotice(db)).toBeUndefined()
  await db.segments.toCollection().modify({ startedAt: at('17:58') })
  expect(await takeDayNotice(db)).toMatchObject({ sum: { worked: minute } })
})

test('a person who is away gets it at their return, with the unexplained time', async () => {
  await workUntil('17:30')
  await switchTo(db, 'research')
  await passMinutes(db, 1)
  await apply(db, LOCKED)
  vi.setSystemTime(at('18:20'))
  expect(await takeDayNotice(db)).toBeUndefined()
  await apply(db, ELSEWHERE)
  expect(await takeDayNotice(db)).toMatchObject({ waiting: 1 })
})

test('does not come hours later, or if it is switched off', async () => {
  await workUntil('17:30')
  await stop(db)
  await changeSettings(db, { notifyDay: false })
  vi.setSystemTime(at('18:10'))
  expect(await takeDayNotice(db)).toBeUndefined()
  await changeSettings(db, { notifyDay: true })
  vi.setSystemTime(at('22:01'))
  expect(await takeDayNotice(db)).toBeUndefined()
  vi.setSystemTime(at('21:59'))
  expect(await takeDayNotice(db)).toBeDefined()
})

test('knows whether the day can be sent', async () => {
  await connectTo(db, { url: 'https://a.example', token: 't', member: 'Ann', team: 'north' })
  await workUntil('18:00')
  expect(await takeDayNotice(db)).toMatchObject({ connected: true })
})
