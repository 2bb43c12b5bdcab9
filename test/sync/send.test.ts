import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { apply, explain, moveStart, setNote, stop, switchTo } from '../../src/store/commands.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { readFace } from '../../src/store/face.ts'
import { askToSend, disconnect, readSendDue } from '../../src/store/sending.ts'
import { changeSettings } from '../../src/store/settings.ts'
import { connect } from '../../src/sync/connect.ts'
import { sendWhatIsDue } from '../../src/sync/send.ts'
import { freshProfile } from '../store/fresh.ts'
import { expectInvariants } from '../store/invariants.ts'
import { openOffice } from './office.ts'

const start = Date.UTC(2026, 10, 23, 9)
const minute = 60_000

let db: StintDatabase
let office: Awaited<ReturnType<typeof openOffice>>
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  db = freshProfile().open()
  office = await openOffice()
})
afterEach(() => {
  vi.useRealTimers()
})

async function pass(minutes: number) {
  for (const end = Date.now() + minutes * minute; Date.now() < end; ) {
    vi.setSystemTime(Math.min(end, Date.now() + minute))
    await apply(db, { at: 'elsewhere' })
  }
  office.tick()
}

/** Two segments that have ended, and one that runs. */
async function work() {
  await switchTo(db, 'research')
  await pass(10)
  await switchTo(db, 'client-meeting')
  await pass(20)
  await switchTo(db, 'misc')
}

async function sendNow() {
  vi.setSystemTime(Date.now() + 1)
  await askToSend(db)
  await sendWhatIsDue(db)
}

const sending = async () => (await readFace(db)).sending

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
  expect(office.lines).toEqual(['POST /v1/devices'])
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

test('notes, records, breaks and unexplained time stay here unless the person says so', async () => {
  await office.connects(db)
  await changeSettings(db, { keepRecords: true })
  const context = { product: 'pipedrive', record: { type: 'deal', id: '4182' } }
  await switchTo(db, 'research')
  await setNote(db, 'secret')
  for (const m of [1, 2, 3]) {
    vi.setSystemTime(start + m * minute)
    await apply(db, { at: 'site', category: 'documentation', context })
  }
  await apply(db, { at: 'away', why: 'locked' })
  vi.setSystemTime(start + 60 * minute)
  office.tick()
  await apply(db, { at: 'elsewhere' })
  await stop(db)
  await sendNow()
  expect(JSON.stringify(await office.rows())).not.toMatch(/secret|4182|unexplained/)
  expect((await office.rows()).map((r) => r.category)).toEqual(['research', 'documentation'])
  const { question } = await readFace(db)
  await explain(db, question?.id ?? '', 'break')
  expect(await sending()).toMatchObject({ waiting: 0 })

  await changeSettings(db, { sendNotes: true, sendRecords: true })
  await switchTo(db, 'misc')
  await setNote(db, 'shared')
  await pass(1)
  await stop(db)
  await sendNow()
  expect(JSON.stringify(await office.rows())).toMatch(/shared/)
})

test('what was sent and is then called a break is forgotten at the endpoint', async () => {
  await office.connects(db)
  await switchTo(db, 'research')
  await pass(1)
  await apply(db, { at: 'away', why: 'locked' })
  vi.setSystemTime(start + 60 * minute)
  office.tick()
  await apply(db, { at: 'elsewhere' })
  await changeSettings(db, { sendUnexplained: true })
  await sendNow()
  const told = async () => (await office.rows()).map((r) => [r.category, r.deleted])
  expect(await told()).toEqual([
    ['research', 0],
    ['unexplained', 0],
  ])
  await explain(db, (await readFace(db)).question?.id ?? '', 'break')
  await sendNow()
  expect(await told()).toContainEqual(['research', 0])
  expect(JSON.stringify(await office.rows())).not.toMatch(/unexplained|break/)
  expect(await sending()).toMatchObject({ waiting: 0, receipt: { count: 1, matches: true } })
})

describe('when sending fails', () => {
  const failures: [name: string, () => Response, failure: string][] = [
    ['the token is no longer good', () => new Response('{}', { status: 401 }), 'token'],
    ['the endpoint is busy', () => new Response('', { status: 503 }), 'busy'],
    ['the endpoint fails', () => new Response('', { status: 500 }), 'server'],
    ["a captive portal's page comes back", () => new Response('<html>Log in</html>'), 'portal'],
    ['the answer is none of ours', () => Response.json({ ok: true }), 'answer'],
  ]
  test.each(failures)('%s: said, and everything kept', async (_name, answer, failure) => {
    await office.connects(db)
    await work()
    office.fails(answer)
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 2, failure, busy: false })
    expect(await readSendDue(db)).toBeGreaterThan(Date.now())
    office.fails(undefined)
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
    expect((await sending()).failure).toBeUndefined()
  })

  test('the reply got lost: sending again costs nothing and counts nothing twice', async () => {
    await office.connects(db)
    await work()
    office.fails(async (_request, answer) => {
      await answer()
      return new Response('', { status: 502 })
    })
    await sendNow()
    office.fails(undefined)
    expect(await office.rows()).toHaveLength(2)
    expect(await sending()).toMatchObject({ waiting: 2, failure: 'server' })
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 0, receipt: { count: 2, matches: true } })
  })

  test('a receipt that was missed is asked for again', async () => {
    await office.connects(db)
    await work()
    office.fails((request) =>
      request.method === 'GET' ? new Response('', { status: 500 }) : undefined,
    )
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 0, failure: 'server' })
    office.fails(undefined)
    vi.setSystemTime((await readSendDue(db)) ?? 0)
    await sendWhatIsDue(db)
    expect(await sending()).toMatchObject({ receipt: { count: 2, matches: true } })
    expect((await sending()).failure).toBeUndefined()
  })

  test('an endpoint that never says "stored" is not asked for ever', async () => {
    await office.connects(db)
    await work()
    office.fails(async (request, answer) => {
      const { segments } = await request.clone().json()
      await answer()
      const stored = (row: object) => ({ ...row, device: crypto.randomUUID() })
      return Response.json({
        results: segments.map((row: { id: string; revision: number }) => ({
          ...{ id: row.id, revision: row.revision, result: 'conflict', stored: stored(row) },
        })),
      })
    })
    await sendNow()
    expect(office.lines.filter((line) => line.startsWith('PUT')).length).toBeLessThan(5)
    expect(await sending()).toMatchObject({ waiting: 2 })
    expect((await sending()).failure).toBeDefined()
  })

  test('what is in the future for the endpoint goes later, and holds back nothing', async () => {
    await office.connects(db)
    await work()
    office.setsClock(start + 12 * minute)
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 1, refused: 0 })
    office.tick()
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
  })

  test('disconnecting ends a run, and another endpoint gets everything', async () => {
    await office.connects(db)
    await work()
    office.fails(async (request, answer) => {
      const answered = await answer()
      if (request.method === 'PUT') await disconnect(db)
      return answered
    })
    await sendNow()
    expect(office.lines.filter((line) => line.startsWith('GET'))).toEqual([])
    expect(await sending()).toMatchObject({ connected: false, waiting: 2 })
    const other = await openOffice()
    await other.connects(db)
    await sendNow()
    expect(await other.rows()).toHaveLength(2)
    await disconnect(db)
    await office.connects(db)
    office.fails(undefined)
    expect(await sending()).toMatchObject({ waiting: 2 })
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 0, receipt: { count: 2, matches: true } })
  })

  test('a row that changed while in flight stays in the outbox', async () => {
    await office.connects(db)
    await work()
    let changed: Promise<void> | undefined
    office.fails((request) => {
      if (request.method === 'PUT') changed ??= moveStart(db, start + 25 * minute)
      return undefined
    })
    await sendNow()
    await changed
    expect(await sending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
    expect((await office.rows()).find((r) => r.category === 'client-meeting')).toMatchObject({
      ended_at: start + 25 * minute,
    })
  })
})

test('hundreds of segments go in batches, each once', async () => {
  await office.connects(db)
  for (let i = 0; i < 450; i++) {
    vi.setSystemTime(start + i * minute)
    await switchTo(db, i % 2 ? 'research' : 'misc')
  }
  office.tick()
  await sendNow()
  expect(await office.rows()).toHaveLength(449)
  expect(office.lines.filter((line) => line.startsWith('PUT'))).toHaveLength(3)
  expect(await sending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
})

describe('connecting', () => {
  test.each([
    ['http://crm.example', 'address'],
    ['ftp://x', 'address'],
    ['https://user:secret@x.example', 'address'],
    ['', 'address'],
    ['http://127.0.0.1:1', 'network'],
  ])('to %s says what is wrong', async (url, reason) => {
    expect(await connect(db, url, 'AAAA-AAAA')).toEqual({ ok: false, reason })
  })

  test('with a wrong code says so', async () => {
    expect(await connect(db, office.url, 'AAAA-AAAA')).toEqual({ ok: false, reason: 'code' })
  })
})
