import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { apply, explain, moveStart, setNote, stop, switchTo } from '../../src/store/commands.ts'
import { readNamed, type StintDatabase } from '../../src/store/database.ts'
import { readFace } from '../../src/store/face.ts'
import { readFetched } from '../../src/store/history.ts'
import { mend, readRefused } from '../../src/store/mend.ts'
import { askToSend, disconnect, readSendDue, stopSending } from '../../src/store/sending.ts'
import { changeSettings, setPrivate } from '../../src/store/settings.ts'
import { connect } from '../../src/sync/connect.ts'
import { fetchHistory } from '../../src/sync/history.ts'
import { leave } from '../../src/sync/leave.ts'
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

const deviceName = async (of: StintDatabase) => (await readNamed(of, 'device')) ?? ''

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
      const { segments } = await office.bodyOf(request)
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
    expect(office.lines.filter((line) => line.startsWith('GET /v1/days'))).toEqual([])
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

describe('an endpoint with a word to say', () => {
  test('too much at once: half of it the next time, until it fits', async () => {
    await office.connects(db)
    for (let i = 0; i < 40; i++) {
      vi.setSystemTime(start + i * minute)
      await switchTo(db, i % 2 ? 'research' : 'misc')
    }
    office.tick()
    const sizes: number[] = []
    office.fails(async (request) => {
      if (request.method !== 'PUT') return undefined
      const { segments } = await office.bodyOf(request)
      sizes.push(segments.length)
      return segments.length > 12 ? new Response('', { status: 413 }) : undefined
    })
    await sendNow()
    expect(sizes).toEqual([39, 19, 9, 9, 9, 9, 3])
    expect(await office.rows()).toHaveLength(39)
    expect(await sending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
  })

  test('one that is too large by itself is refused, and holds up nothing', async () => {
    await office.connects(db)
    await work()
    office.fails(async (request) => {
      if (request.method !== 'PUT') return undefined
      const { segments } = await office.bodyOf(request)
      const large = segments.some((row) => row.category === 'research')
      return large ? new Response('', { status: 413 }) : undefined
    })
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 0, refused: 1 })
    expect((await office.rows()).map((row) => row.category)).toEqual(['client-meeting'])
    expect(await readRefused(db)).toMatchObject([{ category: 'research', reason: 'too-large' }])
  })

  test.each([
    ['120', 120_000],
    ['86400', 60 * minute],
  ])('busy, come again in %s s: waits as told, an hour at most', async (after, wait) => {
    await office.connects(db)
    await work()
    office.fails(() => new Response('', { status: 429, headers: { 'retry-after': after } }))
    await sendNow()
    const told = Date.now() + wait
    expect((await readSendDue(db)) ?? 0).toBeGreaterThanOrEqual(told)
    expect((await readSendDue(db)) ?? 0).toBeLessThan(told + 90_000)
    office.fails(undefined)
    vi.setSystemTime(told - 1)
    expect(await sendWhatIsDue(db)).toBe(false)
    vi.setSystemTime((await readSendDue(db)) ?? 0)
    await sendWhatIsDue(db)
    expect(await sending()).toMatchObject({ waiting: 0 })
  })

  test('a clock that differs by over five minutes is noticed and said, until it is right', async () => {
    await office.connects(db)
    await work()
    office.setsClock(Date.now() - 7 * minute)
    await sendNow()
    const { clockOff = 0 } = await sending()
    expect(Math.round(clockOff / minute)).toBe(7)
    office.setsClock(Date.now() + 4 * minute)
    await sendNow()
    expect((await sending()).clockOff).toBeUndefined()
  })

  test('a token that is no longer good is tried once a day, and all is kept', async () => {
    await office.connects(db)
    await work()
    await office.revokes()
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 2, failure: 'token' })
    const due = (await readSendDue(db)) ?? 0
    expect(due).toBeGreaterThan(Date.now() + 60 * minute)
    vi.setSystemTime(due)
    office.tick()
    await sendWhatIsDue(db)
    expect(await readSendDue(db)).toBe(due + 24 * 60 * minute)
    await office.connects(db)
    expect((await sending()).failure).toBeUndefined()
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 0 })
  })
})

test.each([
  ['cut in the middle of an answer', 'cut'],
  ['nobody there', 'network'],
  ['a page that is not ours under any name', 'answer'],
] as const)('%s is told apart', async (_, failure) => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"results":[')),
    pull: (controller) => controller.error(new Error('gone')),
  })
  const answers = {
    cut: async () => new Response(body),
    network: () => Promise.reject(new TypeError('Failed to fetch')),
    answer: async () => new Response('', { status: 404 }),
  }
  await office.connects(db)
  await work()
  vi.stubGlobal('fetch', answers[failure])
  onTestFinished(() => void vi.unstubAllGlobals())
  await sendNow()
  expect(await sending()).toMatchObject({ waiting: 2, failure })
})

test('a large batch goes packed', async () => {
  await office.connects(db)
  for (let i = 0; i < 20; i++) {
    vi.setSystemTime(start + i * minute)
    await switchTo(db, i % 2 ? 'research' : 'misc')
  }
  office.tick()
  const encodings: (string | null)[] = []
  office.fails((request) => {
    if (request.method === 'PUT') encodings.push(request.headers.get('content-encoding'))
    return undefined
  })
  await sendNow()
  expect(encodings).toEqual(['gzip'])
  expect(await office.rows()).toHaveLength(19)
})

describe('a receipt that differs', () => {
  const tamper = async () => {
    await office.connects(db)
    await work()
    await sendNow()
    await office.db.deleteFrom('segments').where('category', '=', 'research').execute()
    // Something to send, so that the day is looked at again.
    await stop(db)
    await pass(1)
  }

  test('sends the day anew, and all is well', async () => {
    await tamper()
    await sendNow()
    expect(await office.rows()).toHaveLength(3)
    expect(await sending()).toMatchObject({ waiting: 0, differing: [], receipt: { matches: true } })
  })

  test('only because the day changed meanwhile is asked for again', async () => {
    await office.connects(db)
    await work()
    let changed: Promise<void> | undefined
    office.fails(async (request) => {
      if (request.method !== 'GET') return undefined
      changed ??= moveStart(db, start + 25 * minute)
      await changed
      return undefined
    })
    await sendNow()
    office.fails(undefined)
    expect(await sending()).toMatchObject({ waiting: 1, differing: [] })
    expect(office.lines.filter((line) => line.startsWith('GET /v1/days'))).toHaveLength(1)
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 0, receipt: { count: 2, matches: true } })
  })

  test('and still differs afterwards: the person is told, and nothing runs for ever', async () => {
    await tamper()
    const intruder = async () => {
      const [row] = await office.rows()
      const id = crypto.randomUUID()
      if (row)
        await office.db
          .insertInto('segments')
          .values({ ...row, id, seq: 99 })
          .execute()
    }
    await intruder()
    await sendNow()
    expect(await sending()).toMatchObject({
      differing: ['2026-11-23'],
      receipt: { matches: false },
    })
    const asked = office.lines.filter((line) => line.startsWith('GET /v1/days')).length
    await sendWhatIsDue(db)
    expect(office.lines.filter((line) => line.startsWith('GET /v1/days'))).toHaveLength(asked)
  })
})

describe('a private category', () => {
  test('is never sent, is in no receipt, and waits for nothing', async () => {
    await office.connects(db)
    await setPrivate(db, 'client-meeting', true)
    await work()
    await sendNow()
    expect((await office.rows()).map((row) => row.category)).toEqual(['research'])
    expect(await sending()).toMatchObject({ waiting: 0, receipt: { count: 1, matches: true } })
    await expectInvariants(db)
  })

  test('that was sent before is taken back, and comes again when it is private no more', async () => {
    await office.connects(db)
    await work()
    await sendNow()
    await setPrivate(db, 'client-meeting', true)
    expect(await sending()).toMatchObject({ waiting: 1 })
    await sendNow()
    expect(JSON.stringify(await office.rows())).not.toContain('client-meeting')
    expect(await sending()).toMatchObject({ receipt: { count: 1, matches: true } })
    await setPrivate(db, 'client-meeting', false)
    await sendNow()
    expect(JSON.stringify(await office.rows())).toContain('client-meeting')
    expect(await sending()).toMatchObject({ waiting: 0, receipt: { count: 2, matches: true } })
    await expectInvariants(db)
  })
})

test('a long sending can be stopped, and goes on when asked or at the set time', async () => {
  await office.connects(db)
  for (let i = 0; i < 450; i++) {
    vi.setSystemTime(start + i * minute)
    await switchTo(db, i % 2 ? 'research' : 'misc')
  }
  office.tick()
  office.fails((request) =>
    request.method === 'PUT' ? stopSending(db).then(() => undefined) : undefined,
  )
  await sendNow()
  office.fails(undefined)
  expect(await sending()).toMatchObject({ waiting: 249, busy: false })
  expect((await sending()).failure).toBeUndefined()
  expect(await sendWhatIsDue(db)).toBe(false)
  expect(new Date((await readSendDue(db)) ?? 0).getHours()).toBe(18)
  await sendNow()
  expect(await sending()).toMatchObject({ waiting: 0, receipt: { matches: true } })
})

describe('the history of a person', () => {
  const other = async () => {
    const second = freshProfile().open()
    expect(await office.connects(second)).toMatchObject({ ok: true })
    return second
  }
  const told = async (of: StintDatabase) =>
    (await of.segments.orderBy('id').toArray()).map(({ id, category, revision }) => ({
      id,
      category,
      revision,
    }))

  test('comes back to a new browser, each segment once, with the device that made it', async () => {
    await office.connects(db)
    await work()
    await pass(1)
    await stop(db)
    await sendNow()
    const second = await other()
    await fetchHistory(second)
    expect(await told(second)).toEqual(await told(db))
    expect((await readFetched(second))?.count).toBe(3)
    const [row] = await second.segments.toArray()
    expect(row?.device).toBe(await deviceName(db))
    await fetchHistory(second)
    expect((await readFetched(second))?.count).toBe(3)
    await expectInvariants(second)
  })

  test('goes on where it was interrupted, and takes in what changed meanwhile', async () => {
    await office.connects(db)
    await work()
    await sendNow()
    const second = await other()
    await fetchHistory(second)
    await moveStart(db, start + 25 * minute)
    await stop(db)
    await sendNow()
    office.fails(() => new Response('', { status: 500 }))
    await expect(fetchHistory(second)).rejects.toThrow()
    office.fails(undefined)
    await fetchHistory(second)
    expect(await told(second)).toEqual(await told(db))
  })

  test('takes over nothing that is newer here, or that overlaps what is here', async () => {
    await office.connects(db)
    await work()
    await sendNow()
    await moveStart(db, start + 25 * minute)
    const before = await told(db)
    await fetchHistory(db)
    expect(await told(db)).toEqual(before)
    await expectInvariants(db)
  })

  test('stays, or goes, as the person wishes when they leave; the token is void', async () => {
    await office.connects(db)
    await work()
    await sendNow()
    await leave(db, 'keep')
    expect(await db.segments.count()).toBe(3)
    expect(office.lines.at(-1)).toMatch(/^DELETE \/v1\/devices\//)
    expect(await office.devices()).toBe(0)
    await office.connects(db)
    await leave(db, 'erase')
    // What runs was never sent: it stays.
    expect((await db.segments.toArray()).map((row) => row.category)).toEqual(['misc'])
    await office.connects(db)
    await leave(db, 'fetch')
    expect(await db.segments.count()).toBe(3)
    await expectInvariants(db)
  })

  test('of this very browser comes back only where nothing else is by now', async () => {
    await office.connects(db)
    await work()
    await sendNow()
    await leave(db, 'erase')
    await moveStart(db, start + 20 * minute)
    await office.connects(db)
    await fetchHistory(db)
    expect((await expectInvariants(db)).map((row) => row.category)).toEqual(['research', 'misc'])
  })

  test('that could not be fetched before leaving: nothing is changed', async () => {
    await office.connects(db)
    await work()
    await sendNow()
    office.fails(() => new Response('', { status: 500 }))
    await expect(leave(db, 'fetch')).rejects.toThrow()
    expect(await sending()).toMatchObject({ connected: true })
  })
})

describe('what the endpoint refused', () => {
  const refuse = async (reason: string) => {
    await office.connects(db)
    await work()
    office.fails(async (request) => {
      if (request.method !== 'PUT') return undefined
      const { segments } = await office.bodyOf(request)
      return Response.json({
        results: segments.map(({ id, revision }) => ({ id, revision, result: 'rejected', reason })),
      })
    })
    await sendNow()
    office.fails(undefined)
    const [row] = await readRefused(db)
    return row?.id ?? ''
  }

  test('goes again once it is mended', async () => {
    const id = await refuse('unknown-category')
    expect(await sending()).toMatchObject({ waiting: 0, refused: 2 })
    await mend(db, id, { category: 'outgoing-call' })
    await expect(mend(db, id, { category: 'no-such' })).resolves.toBeUndefined()
    expect(await sending()).toMatchObject({ waiting: 1, refused: 1 })
    await sendNow()
    expect(await office.rows()).toMatchObject([{ id, category: 'outgoing-call', edited: 1 }])
  })

  test('is removed here, or tried as it is', async () => {
    const id = await refuse('malformed')
    await mend(db, id, 'delete')
    const [other] = await readRefused(db)
    await mend(db, other?.id ?? '', 'again')
    await sendNow()
    expect(await sending()).toMatchObject({ waiting: 0, refused: 0 })
    expect((await office.rows()).filter((row) => !row.deleted)).toHaveLength(1)
    await expectInvariants(db)
  })

  test('is split where it is longer than a day, and all of it arrives', async () => {
    await office.connects(db)
    await changeSettings(db, { longAfter: 47 * 60 * minute, capAfter: 48 * 60 * minute })
    await switchTo(db, 'drive')
    vi.setSystemTime(start + 30 * 60 * minute)
    office.tick()
    await stop(db)
    await sendNow()
    const [row] = await readRefused(db)
    expect(row).toMatchObject({ reason: 'too-long' })
    await mend(db, row?.id ?? '', 'split')
    await sendNow()
    expect((await office.rows()).map((r) => Number(r.ended_at) - Number(r.started_at))).toEqual([
      24 * 60 * minute,
      6 * 60 * minute,
    ])
    await expectInvariants(db)
  })
})
