/** A day goes to the endpoint: when it is time, and as it is. */
import { expect, test, vi } from 'vitest'
import { moveStart } from '../../src/store/commands.ts'
import { readSendDue } from '../../src/store/sending.ts'
import { sendWhatIsDue } from '../../src/sync/send.ts'
import { expectInvariants } from '../store/invariants.ts'
import { db, minute, office, sending, sendNow, start, work } from './rep.ts'

test('a day is sent on request, and its receipt agrees with ours', async () => {
  expect(await office.connects(db)).toEqual({ ok: true, member: 'Anna', team: 'Sales' })
  await work()
  expect(await sending()).toMatchObject({ connected: true, waiting: 2 })
  await sendNow()
  expect(await sending()).toMatchObject({
    waiting: 0,
    receipt: { count: 2, seconds: 30 * 60, matches: true },
  })
  expect(await office.rows()).toMatchObject([
    { category: 'research', started_at: start, ended_at: start + 10 * minute },
    { category: 'client-meeting' },
  ])
  await expectInvariants(db)
})

test('nothing is sent without being connected, or before its time', async () => {
  await work()
  await sendNow()
  await office.connects(db)
  await sendWhatIsDue(db)
  expect(office.lines).toEqual(['POST /v1/devices', 'GET /v1/me', 'GET /v1/scheme'])
})

test('the set time sends by itself, also when it was missed', async () => {
  await office.connects(db)
  await work()
  const due = await readSendDue(db)
  if (!due) throw new Error('never due')
  const local = Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(
    Temporal.Now.timeZoneId(),
  )
  expect(local.hour).toBe(18)
  expect(local.minute).toBeLessThan(10)
  vi.setSystemTime(due - 1)
  await sendWhatIsDue(db)
  expect(await office.rows()).toEqual([])
  // The lid was closed over the set time.
  vi.setSystemTime(due + 14 * 60 * minute)
  office.tick()
  await sendWhatIsDue(db)
  expect(await office.rows()).toHaveLength(2)
  expect(await readSendDue(db)).toBe(due + 24 * 60 * minute)
})

test('what is changed after it was sent goes again, as a correction', async () => {
  await office.connects(db)
  await work()
  await sendNow()
  await moveStart(db, start + 25 * minute)
  await sendNow()
  const rows = await office.rows()
  expect(rows.find((r) => r.category === 'client-meeting')).toMatchObject({
    revision: 3,
    ended_at: start + 25 * minute,
  })
  expect(await sending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
})
