/** Tests what an administrator sees about the health of the endpoint. */
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../server/db/database.ts'
import { createReceived } from '../../../server/health/received.ts'
import { recordActInEveryTeam } from '../../../server/people/audit.ts'
import { day, minute } from '../../../src/core/time/units.ts'
import { type Devices, HealthReport, RECEIVED_KEPT } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  NOON,
  newDevice,
  newMember,
  postgres,
  segment,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

const fixture = async () => {
  const endpoint = await startEndpoint()
  const olga = await newDevice(endpoint, 'Olga Sim', 'Office', 'administrator')
  const report = async () => {
    const answer = await olga.get('/v1/health')
    const text = await answer.text()
    return { text, ...HealthReport.parse(JSON.parse(text)) }
  }
  return { endpoint, report }
}

const QUARTER = 15 * minute

describe('the health of the endpoint', () => {
  it('has the number of batches per quarter of an hour, of all people together', async () => {
    const { endpoint, report } = await fixture()
    expect((await report()).received).toEqual({ quarters: [] })
    const [anna, boris] = [await newDevice(endpoint, 'Anna'), await newDevice(endpoint, 'Boris')]
    await anna.send([segment(), segment({ startedAt: NOON - 10 * minute, endedAt: NOON })])
    endpoint.now += minute
    await boris.send([segment()])
    endpoint.now += QUARTER
    await anna.send([segment()])
    const { received, text } = await report()
    expect(received).toEqual({
      lastAt: endpoint.now,
      quarters: [
        { from: NOON + QUARTER, batches: 1, rows: 1 },
        { from: NOON, batches: 2, rows: 3 },
      ],
    })
    expect(text).not.toMatch(/Anna|Boris/)
    expect(text).not.toContain(anna.member.member)
  })

  it('adds the batches of several processes, and keeps them for a while', async () => {
    const { endpoint, report } = await fixture()
    const other = await openDatabase(endpoint.where)
    try {
      const log = { warn: () => {} }
      const processes = [endpoint.db, other].map((db) =>
        createReceived(db, { now: () => endpoint.now, log }),
      )
      for (const process of processes) for (let n = 0; n < 3; n++) process.count(10)
      await Promise.all(processes.map(({ store }) => store()))
      expect((await report()).received.quarters).toEqual([{ from: NOON, batches: 6, rows: 60 }])
      endpoint.now += RECEIVED_KEPT + day
      processes[0]?.count(1)
      await processes[0]?.store()
      expect((await report()).received.quarters).toMatchObject([{ batches: 1 }])
    } finally {
      await other.destroy()
    }
  })

  it('counts batches that arrived while the database was down as soon as it is back', async () => {
    const { endpoint, report } = await fixture()
    const warnings: unknown[] = []
    const log = { warn: (warning: unknown) => void warnings.push(warning) }
    const received = createReceived(endpoint.db, { now: () => endpoint.now, log })
    received.count(10)
    const { schema } = endpoint.db
    await schema.alterTable('received').renameTo('out_of_reach').execute()
    await received.store()
    expect(warnings).toHaveLength(1)
    await schema.alterTable('out_of_reach').renameTo('received').execute()
    received.count(5)
    await received.store()
    expect((await report()).received.quarters).toMatchObject([{ batches: 2, rows: 15 }])
  })

  it('has versions, the size of the database, and what is free on its disk', async () => {
    const { report } = await fixture()
    const { versions, database } = await report()
    expect(versions).toEqual({
      endpoint: expect.stringMatching(/^\d+\.\d+\.\d+/),
      node: process.versions.node,
      database: expect.stringMatching(postgres ? /^PostgreSQL \d+/ : /^SQLite 3\.\d+/),
      migration: expect.stringMatching(/^\d{4}-[a-z-]+$/),
      extensions: [],
    })
    expect(database.size).toBeGreaterThan(100_000)
    if (postgres) expect(database).not.toHaveProperty('disk')
    else {
      const { free = 0, size = 0 } = database.disk ?? {}
      expect(free).toBeGreaterThan(0)
      expect(size).toBeGreaterThanOrEqual(free)
    }
  })

  it('has which versions of the extension are there, and each device its own', async () => {
    const { endpoint, report } = await fixture()
    const send = async (name: string, version: string, team?: string) => {
      const device = await newDevice(endpoint, name, team)
      await device.send([segment()], `?zone=UTC&version=${version}`)
      return device
    }
    await send('Anna', '0.9.1')
    const boris = await send('Boris', '0.9.1', 'Office')
    await send('Clara', '1.0.0')
    const extensions = async () => (await report()).versions.extensions
    expect(await extensions()).toEqual([
      { version: '0.9.1', browsers: 2 },
      { version: '1.0.0', browsers: 1 },
    ])
    await boris.send([segment()], '?zone=UTC&version=1.0.0')
    const { devices } = (await (await boris.get('/v1/devices')).json()) as Devices
    expect(devices).toMatchObject([{ version: '1.0.0' }])
    expect(await extensions()).toMatchObject([{ version: '1.0.0', browsers: 2 }, {}])
    endpoint.now += 31 * day
    expect(await extensions()).toEqual([])
    expect((await boris.put({ segments: [] }, {}, '?zone=UTC&version=latest')).status).toBe(400)
  })

  it('has the last backup, where the endpoint makes them', async () => {
    const { endpoint, report } = await fixture()
    expect((await report()).backup).toEqual({ isKnown: !postgres })
    const entry = { actor: 'command line', act: 'backup made' as const }
    for (const at of [NOON - day, NOON - 2 * day])
      await recordActInEveryTeam(endpoint.db, { ...entry, at })
    expect((await report()).backup).toEqual({ isKnown: !postgres, lastAt: NOON - day })
  })

  it('has when the clock was set', async () => {
    const jump = { at: NOON - minute, by: 5 * minute }
    const clock = { now: () => NOON, expiryNow: () => NOON, lastJump: () => jump }
    const endpoint = await startEndpoint({ clock })
    const member = await newMember(endpoint, 'Olga', 'Office', 'administrator')
    const olga = await connectDevice(endpoint, member)
    const report = HealthReport.parse(await (await olga.get('/v1/health')).json())
    expect(report.clock).toEqual({ jump })
  })

  it('has the state of the webhooks', async () => {
    const { endpoint, report } = await fixture()
    const webhook = {
      url: 'https://hooks.company.example/',
      events: '["person.joined"]',
      team: null,
      secret: 'whsec_x',
      old_secret: null,
      old_until: null,
      made_at: NOON,
      off_at: null,
      off_why: null,
      failing_since: null,
      last_success_at: null,
    }
    await endpoint.db
      .insertInto('webhooks')
      .values([
        { ...webhook, id: 'a' },
        { ...webhook, id: 'b', failing_since: NOON },
        { ...webhook, id: 'c', off_at: NOON, off_why: 'failing' },
        { ...webhook, id: 'd', off_at: NOON, off_why: 'person' },
      ])
      .execute()
    await newMember(endpoint, 'Anna')
    await newMember(endpoint, 'Boris', 'Office')
    const given = { state: 'given-up' as const, next_at: null, done_at: NOON }
    await endpoint.db
      .updateTable('webhook_messages')
      .set(given)
      .where('webhook', '=', 'b')
      .execute()
    expect((await report()).webhooks).toEqual({
      on: 2,
      failing: 1,
      stopped: 1,
      waiting: 2,
      givenUp: 2,
    })
    endpoint.now += 8 * day
    expect((await report()).webhooks).toMatchObject({ givenUp: 0 })
  })
})
