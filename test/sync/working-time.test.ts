/**
 * Tests expected working time, from the extension's settings through the endpoint to the manager's
 * report.
 */
import { expect, test, vi } from 'vitest'
import { addMember } from '../../server/people/add-member.ts'
import { createCode } from '../../server/people/codes.ts'
import { rollUpBy } from '../../src/core/report/roll-up.ts'
import { teamReport } from '../../src/core/report/team.ts'
import { FIRST_SCHEME } from '../../src/core/scheme/versions.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { readNamed } from '../../src/store/named-rows.ts'
import {
  addTimeOff,
  readExpected,
  readWorkingTime,
  setWorkingWeek,
} from '../../src/store/working-time.ts'
import { connect } from '../../src/sync/connect.ts'
import { refreshScheme } from '../../src/sync/scheme.ts'
import { fetchLayout } from '../../src/sync/team.ts'
import {
  db,
  endpoint,
  readSending,
  sendNow,
  setUpBrowserAndEndpoint,
  workMorning,
} from '../support/connected-browser.ts'
import { everythingIn } from '../support/endpoint/fixture.ts'
import { freshProfile } from '../support/fresh-profile.ts'

setUpBrowserAndEndpoint()

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' }
const LEAVE = { from: '2026-11-09', to: '2026-11-20' }

const connectAs = async (browser: StintDatabase, name: string, role?: 'manager') => {
  const person = await addMember(endpoint.db, name, 'Sales', Date.now(), role)
  const { code } = await createCode(endpoint.db, person, Date.now())
  expect(await connect(browser, endpoint.url, code)).toMatchObject({ ok: true })
  return person
}

/**
 * Returns the days of November that the manager's report shows as missing for Anna, who has been in the
 * team since October.
 */
const missingForManager = async () => {
  await endpoint.db
    .updateTable('members')
    .set({ created_at: Date.UTC(2026, 9, 1) })
    .where('name', '=', 'Anna')
    .execute()
  const boss = freshProfile().open()
  await connectAs(boss, `Boss ${crypto.randomUUID()}`, 'manager')
  const people = await fetchLayout(boss, NOVEMBER)
  const setting = { rollUp: rollUpBy([FIRST_SCHEME]), today: '2026-12-01' }
  const late = people.map((person) => ({ ...person, today: '2026-12-01' }))
  const { people: reported } = teamReport(late, NOVEMBER, setting)
  const anna = reported.find(({ person }) => person.name === 'Anna')
  return anna?.quality.missingDays.map((day) => Number(day.slice(-2)))
}

test('the own week and days off go with the day, without reasons, and the manager reads them', async () => {
  await endpoint.connect(db)
  await setWorkingWeek(db, [8, 8, 4, 0, 0, 0, 0])
  await addTimeOff(db, { ...LEAVE, reason: 'sick' })
  await workMorning()
  await sendNow()
  expect(await readSending()).toMatchObject({ waiting: 0 })
  // Monday the 23rd is not missing, because work was recorded on that day.
  expect(await missingForManager()).toEqual([2, 3, 4, 24, 25, 30])
  expect(await everythingIn(endpoint.db)).not.toMatch(/sick/)
  const sent = () => endpoint.lines.filter((line) => line === 'PUT /v1/working-time').length
  expect(sent()).toBe(1)
  await sendNow()
  expect(sent()).toBe(1)
  await setWorkingWeek(db, undefined)
  await sendNow()
  expect(sent()).toBe(2)
  expect(await missingForManager()).toEqual([2, 3, 4, 5, 6, 24, 25, 26, 27, 30])
})

test('a region with another weekend is sent, too', async () => {
  vi.stubGlobal('navigator', { ...navigator, language: 'ar-EG', locks: navigator.locks })
  try {
    await endpoint.connect(db)
    await workMorning()
    await sendNow()
  } finally {
    vi.unstubAllGlobals()
  }
  expect(await missingForManager()).toEqual([
    1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 22, 24, 25, 26, 29, 30,
  ])
})

test("a team's week and holidays count for who has said nothing, holidays for all", async () => {
  const boss = freshProfile().open()
  const { team } = await connectAs(boss, 'Mia', 'manager')
  await endpoint.db
    .updateTable('teams')
    .set({
      working_time: JSON.stringify({
        week: [8, 8, 8, 8, 0, 0, 0],
        off: [{ from: '2026-11-03', to: '2026-11-04' }],
      }),
    })
    .where('id', '=', team)
    .execute()
  await endpoint.connect(db)
  await workMorning()
  await sendNow()
  expect((await readExpected(db)).week).toEqual([8, 8, 8, 8, 0, 0, 0])
  expect(await missingForManager()).toEqual([2, 5, 9, 10, 11, 12, 16, 17, 18, 19, 24, 25, 26, 30])
  await setWorkingWeek(db, [8, 8, 8, 8, 8, 0, 0])
  await sendNow()
  const off = [2, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 24, 25, 26, 27, 30]
  expect(await missingForManager()).toEqual(off)
})

test('another browser of the person takes the later change over, and keeps reasons that it knows', async () => {
  await endpoint.connect(db)
  await addTimeOff(db, { ...LEAVE, reason: 'leave' })
  await sendNow()
  const other = freshProfile().open()
  await endpoint.connect(other)
  expect((await readWorkingTime(other)).off).toEqual([{ ...LEAVE, reason: 'other' }])
  vi.setSystemTime(Date.now() + 1000)
  await setWorkingWeek(other, [8, 8, 0, 0, 0, 0, 0])
  const { sendWorkingTime } = await import('../../src/sync/working-time.ts')
  const { lineTo } = await import('../../src/sync/request.ts')
  const connection = await readNamed(other, 'connection')
  if (!connection) throw new Error('not connected')
  await sendWorkingTime(other, lineTo(connection))
  await refreshScheme(db)
  const { changedAt: _, ...here } = await readWorkingTime(db)
  expect(here).toEqual({ week: [8, 8, 0, 0, 0, 0, 0], off: [{ ...LEAVE, reason: 'leave' }] })
})

test('an older endpoint without the route gets the day all the same', async () => {
  await endpoint.connect(db)
  await addTimeOff(db, { ...LEAVE, reason: 'leave' })
  endpoint.answerInstead((request, answer) =>
    new URL(request.url).pathname === '/v1/working-time'
      ? fetch(`${endpoint.url}/v1/nothing`, { headers: request.headers })
      : answer(),
  )
  await workMorning()
  await sendNow()
  expect(await readSending()).toMatchObject({ waiting: 0 })
  expect((await readSending()).failure).toBeUndefined()
})
