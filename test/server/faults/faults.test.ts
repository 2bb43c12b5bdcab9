import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../../../server/db/database.ts'
import { isOutage } from '../../../server/db/outage.ts'
import { addMember } from '../../../server/people/add-member.ts'
import { createCode } from '../../../server/people/codes.ts'
import { day } from '../../../src/core/time/units.ts'
import { Connected } from '../../../src/sync/contract.ts'
import { freshDatabase, postgres, segment } from '../../support/endpoint/fixture.ts'
import { startPostgres } from '../../support/postgres.ts'
import { type Act, PersonAtWork } from './person-at-work.ts'
import { startProcess } from './process.ts'
import { FAULTS, type Fault, openProxy } from './proxy.ts'

/**
 * Start of the recorded work in epoch milliseconds, 30 days ago. The endpoint uses the real clock, and
 * recorded time must not be in the future of that clock.
 */
const START = Date.now() - 30 * day

/** Number of runs with random faults. `STINT_FAULT_RUNS` sets it; a long test makes more runs. */
const LONG_RUNS = postgres ? 2000 : 10_000
const RUNS = Number(process.env.STINT_FAULT_RUNS ?? (process.env.STINT_LONG ? LONG_RUNS : 12))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START })
})
afterEach(() => {
  vi.useRealTimers()
})

const connected = async (where: string, url: string) => {
  const db = await openDatabase(where)
  const now = Math.floor(performance.timeOrigin + performance.now())
  // Each run has a new team, because a long test would reach the largest number of members that a team
  // may have.
  const team = randomUUID()
  const member = await addMember(db, randomUUID(), team, now)
  const { code } = await createCode(db, member, now)
  await db.destroy()
  const answer = await fetch(`${url}/v1/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, device: randomUUID() }),
  })
  const { token } = Connected.parse(await answer.json())
  return { url, token, member: 'Anna', team }
}

/**
 * Starts an endpoint in a new process. On PostgreSQL it also starts a database server that the test can
 * kill, unless `DATABASE_URL` names a server.
 */
const openFixture = async () => {
  const server = postgres && !process.env.DATABASE_URL ? await startPostgres() : undefined
  if (server) onTestFinished(server.stop)
  const where = server?.url ?? (await freshDatabase())
  const endpoint = await startProcess(where)
  return { where, endpoint, server }
}

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      work: fc.constantFrom('misc', 'research', 'client-meeting', 'outgoing-call'),
      minutes: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ move: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 3, arbitrary: fc.constant('send' as const) },
  { weight: 1, arbitrary: fc.record({ dies: fc.integer({ min: 0, max: 12 }) }) },
  fc.constantFrom('undo' as const, 'note' as const, 'stop' as const),
)

const run = fc.record({
  acts: fc.array(act, { minLength: 3, maxLength: 15 }),
  faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 12 }),
  /**
   * Kills a process when `after` milliseconds have passed: the database server if `database` is true,
   * and otherwise the endpoint.
   */
  kill: fc.option(fc.record({ after: fc.integer({ min: 0, max: 60 }), database: fc.boolean() }), {
    freq: 2,
  }),
})

// After a failure, fast-check prints its seed. If STINT_SEED is set to this seed, the actions and the
// faults of the network are the same again. The instants of the kills differ, because they depend on
// the machine.
it(
  'after cut, lost and repeated requests and kills, both sides have the same rows, each once',
  async () => {
    const { where, endpoint, server } = await openFixture()
    let faults: Fault[] = []
    let count = 0
    const url = await openProxy(endpoint.url, () => faults.shift() ?? 'none')
    await fc.assert(
      fc.asyncProperty(run, async ({ acts, faults: planned, kill }) => {
        vi.setSystemTime(START)
        const person = new PersonAtWork(await connected(where, url))
        await person.connect()
        faults = [...planned]
        const killed = async () => {
          if (!kill) return
          await new Promise((resolve) => setTimeout(resolve, kill.after))
          await (kill.database && server ? server.restart() : endpoint.restart())
        }
        const doActs = async () => {
          for (const act of acts) await person.do(act)
        }
        await Promise.all([killed(), doActs()])
        faults = []
        await person.settle()
        count += 1
        if (process.env.STINT_LONG && count % 100 === 0) console.log(`${count} runs with faults`)
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  },
  process.env.STINT_LONG ? day : undefined,
)

it('acknowledged rows are there after a kill at any moment', async () => {
  const { where, endpoint } = await openFixture()
  const { token } = await connected(where, endpoint.url())
  const authorization = `Bearer ${token}`
  const acknowledged: string[] = []
  for (let round = 0; round < 4; round++) {
    const send = async () => {
      const segments = Array.from({ length: 20 }, () => segment())
      const answer = await fetch(`${endpoint.url()}/v1/segments`, {
        method: 'PUT',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ segments }),
      })
      if (answer.ok) acknowledged.push(...segments.map(({ id }) => id))
    }
    const many = Array.from({ length: 25 }, () => send().catch(() => undefined))
    await Promise.any(many)
    await endpoint.restart()
    await Promise.all(many)
  }
  const db = await openDatabase(where)
  onTestFinished(() => db.destroy())
  const stored = await db.selectFrom('segments').select('id').execute()
  const held = new Set(stored.map(({ id }) => id))
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(acknowledged.filter((id) => !held.has(id))).toEqual([])
})

if (postgres && !process.env.DATABASE_URL)
  it('PostgreSQL starts again after it is killed during work, any number of times', async () => {
    const server = await startPostgres()
    onTestFinished(server.stop)
    for (let cycle = 0; cycle < (process.env.STINT_LONG ? 100 : 3); cycle++) {
      const db = await openDatabase(server.url)
      const busy = Array.from({ length: 8 }, () =>
        sql`select count(*) from generate_series(1, 100000000)`.execute(db),
      )
      const all = Promise.allSettled(busy)
      await vi.waitFor(async () => {
        const { rows } = await sql<{ busy: number }>`
          select count(*)::int as busy from pg_stat_activity where query like '%generate_series%'`.execute(
          db,
        )
        expect(rows[0]?.busy).toBeGreaterThan(8)
      })
      await server.restart()
      expect((await all).map(({ status }) => status)).toEqual(busy.map(() => 'rejected'))
      expect(await db.selectFrom('teams').selectAll().execute()).toEqual([])
      await db.destroy()
    }
  })

if (postgres && !process.env.DATABASE_URL)
  it('the endpoint goes on after a database that dies within a transaction', async () => {
    const server = await startPostgres()
    onTestFinished(server.stop)
    const db = await openDatabase(server.url)
    onTestFinished(() => db.destroy())
    const transaction = await db.startTransaction().execute()
    await transaction.selectFrom('teams').selectAll().execute()
    await server.restart()
    const late = transaction.selectFrom('teams').selectAll().execute()
    await expect(late).rejects.toSatisfy(isOutage)
    await transaction
      .rollback()
      .execute()
      .catch(() => {})
    expect(await db.selectFrom('teams').selectAll().execute()).toEqual([])
  })

if (!postgres)
  it('a full disk is answered as busy, loses nothing, and rows are stored once there is room', async () => {
    const where = await freshDatabase()
    const small = await startProcess(where, 1500)
    let target = small.url
    const url = await openProxy(
      () => target(),
      () => 'none',
    )
    const person = new PersonAtWork(await connected(where, url))
    await person.connect()
    const full = await fill(where, small.url())
    expect(full).toMatchObject({ status: 503 })
    await person.do({ work: 'misc', minutes: 3 })
    await person.do('stop')
    await person.do('send')
    await small.end()
    const large = await startProcess(where)
    target = large.url
    await person.settle()
  })

/** Sends rows until the endpoint refuses them. Returns the answer that refuses them. */
const fill = async (where: string, url: string) => {
  const { token } = await connected(where, url)
  for (let i = 0; i < 100; i++) {
    const segments = Array.from({ length: 100 }, () => segment({ note: 'x'.repeat(400) }))
    const answer = await fetch(`${url}/v1/segments`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ segments }),
    })
    if (!answer.ok) return answer
  }
  throw new Error('The disk did not fill up.')
}
