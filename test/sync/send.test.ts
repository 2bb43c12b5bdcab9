/** Tests when a day is sent to the endpoint, and what the endpoint has stored after that. */
import { expect, test, vi } from 'vitest'
import { minute } from '../../src/core/time/units.ts'
import { VERSION } from '../../src/core/version.ts'
import { readSendDue } from '../../src/store/outbox/sending.ts'
import { changeSettings } from '../../src/store/settings.ts'
import { moveStart, stop, switchTo } from '../../src/store/timeline/commands.ts'
import { edit } from '../../src/store/timeline/edit.ts'
import { sendWhatIsDue } from '../../src/sync/send.ts'
import {
  db,
  endpoint,
  pass,
  readSending,
  START,
  sendNow,
  setUpBrowserAndEndpoint,
  workMorning,
} from '../support/connected-browser.ts'
import { problemAnswer } from '../support/foreign-answers.ts'
import { expectInvariants } from '../support/invariants.ts'

setUpBrowserAndEndpoint()

test('a day is sent on request, and its receipt agrees with ours', async () => {
  expect(await endpoint.connect(db)).toEqual({ ok: true, member: 'Anna', team: 'Sales' })
  await workMorning()
  expect(await readSending()).toMatchObject({ connected: true, waiting: 2 })
  await sendNow()
  expect(await readSending()).toMatchObject({
    waiting: 0,
    receipt: { count: 2, seconds: 30 * 60, matches: true },
  })
  expect(await endpoint.rows()).toMatchObject([
    { category: 'research', started_at: START, ended_at: START + 10 * minute },
    { category: 'client-meeting' },
  ])
  await expectInvariants(db)
})

test('nothing is sent without being connected, or before its time', async () => {
  await workMorning()
  await sendNow()
  await endpoint.connect(db)
  await sendWhatIsDue(db)
  expect(endpoint.lines).toEqual(['POST /v1/devices', 'GET /v1/me', 'GET /v1/scheme'])
})

test('an endpoint that does not know the zone gets its offset', async () => {
  await endpoint.connect(db)
  await workMorning()
  const zones: (string | null)[] = []
  endpoint.answerInstead(({ url }) => {
    const zone = new URL(url).searchParams.get('zone')
    zones.push(zone)
    return zone?.match(/^[A-Z]/) ? problemAnswer('bad-request') : undefined
  })
  await sendNow()
  const here = Temporal.Now.timeZoneId()
  const { offset } = Temporal.Instant.fromEpochMilliseconds(START).toZonedDateTimeISO(here)
  expect(zones).toEqual([here, offset, here, offset])
  expect(await endpoint.rows()).toMatchObject([{ zone: offset }, { zone: offset }])
  expect(await readSending()).toMatchObject({ waiting: 0, receipt: { count: 2, matches: true } })
})

test('the set time sends by itself, also when it was missed', async () => {
  await endpoint.connect(db)
  await workMorning()
  const due = await readSendDue(db)
  if (!due) throw new Error('never due')
  const local = Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(
    Temporal.Now.timeZoneId(),
  )
  expect(local.hour).toBe(18)
  expect(local.minute).toBeLessThan(10)
  vi.setSystemTime(due - 1)
  await sendWhatIsDue(db)
  expect(await endpoint.rows()).toEqual([])
  // The computer was asleep at the time that is set for sending.
  vi.setSystemTime(due + 14 * 60 * minute)
  endpoint.syncClock()
  await sendWhatIsDue(db)
  expect(await endpoint.rows()).toHaveLength(2)
  expect(await readSendDue(db)).toBe(due + 24 * 60 * minute)
})

test('a row changed after sending is sent again, as a correction', async () => {
  await endpoint.connect(db)
  await workMorning()
  await sendNow()
  await moveStart(db, START + 25 * minute)
  await sendNow()
  const rows = await endpoint.rows()
  expect(rows.find((r) => r.category === 'client-meeting')).toMatchObject({
    revision: 3,
    ended_at: START + 25 * minute,
  })
  expect(await readSending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
})

test('rows of two zones are sent in two batches, each with its zone; a correction keeps it', async () => {
  const zone = vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue('America/Los_Angeles')
  await endpoint.connect(db)
  await changeSettings(db, { dayStart: 4, sendUnexplained: true })
  await workMorning()
  zone.mockReturnValue('Europe/Berlin')
  await pass(5)
  await switchTo(db, 'research')
  await pass(5)
  await stop(db)
  const queries: string[] = []
  endpoint.answerInstead(({ method, url }) => {
    if (method === 'PUT') queries.push(new URL(url).search)
    return undefined
  })
  await sendNow()
  // Rows wait in the order of their ids. The ids are random, so the rows of either zone may be sent
  // first.
  expect(queries.toSorted()).toEqual([
    `?zone=America%2FLos_Angeles&dayStart=4&unexplained=sent&version=${VERSION}`,
    `?zone=Europe%2FBerlin&dayStart=4&unexplained=sent&version=${VERSION}`,
  ])
  const zones = async () => (await endpoint.rows()).map((row) => [row.category, row.zone])
  const recorded = [
    ['research', 'America/Los_Angeles'],
    ['client-meeting', 'America/Los_Angeles'],
    ['misc', 'America/Los_Angeles'],
    ['research', 'Europe/Berlin'],
  ]
  expect(await zones()).toEqual(recorded)
  const [first] = await db.segments.orderBy('startedAt').toArray()
  await edit(db, { do: 'change', id: first?.id ?? '', category: 'client-service' })
  await sendNow()
  expect(await zones()).toEqual([['client-service', 'America/Los_Angeles'], ...recorded.slice(1)])
  vi.restoreAllMocks()
})
