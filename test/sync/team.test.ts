import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { listen } from '../../server/http/listen.ts'
import { changeMember } from '../../server/people/change-member.ts'
import { createCode } from '../../server/people/codes.ts'
import { rangeAround } from '../../src/core/report/range.ts'
import { hour, minute } from '../../src/core/time/units.ts'
import type { StintDatabase } from '../../src/store/database.ts'
import { connect } from '../../src/sync/connect.ts'
import { fetchLayout, fetchMiddle, fetchTeamAccess, fetchTeamScheme } from '../../src/sync/team.ts'
import {
  newDevice,
  newMember,
  segment,
  startEndpoint,
  type TestDevice,
} from '../support/endpoint/fixture.ts'
import { freshProfile } from '../support/fresh-profile.ts'

const MONDAY = Date.parse('2026-11-23T00:00Z')
const week = rangeAround('week', '2026-11-24')

beforeEach(() => {
  vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue('UTC')
})

/**
 * Starts the real endpoint on this machine, with a manager's browser and people who have sent their
 * time.
 */
async function fixture(role: 'member' | 'manager', names = ['Anna', 'Boris', 'Vera', 'Gleb']) {
  const endpoint = await startEndpoint()
  const { url, stop } = await listen(endpoint.app, { port: 0 })
  let open = true
  const close = async () => {
    if (open) await stop()
    open = false
  }
  onTestFinished(close)
  const people: TestDevice[] = []
  for (const name of names) people.push(await newDevice(endpoint, name))
  const me = await newMember(endpoint, 'Mia', 'Sales', role)
  const db: StintDatabase = freshProfile().open()
  const { code } = await createCode(endpoint.db, me, endpoint.now)
  expect(await connect(db, url, code)).toMatchObject({ ok: true })
  const shares = () => endpoint.db.updateTable('teams').set({ share_middle: 1 }).execute()
  const pass = (ms: number) => {
    endpoint.now += ms
  }
  return { endpoint, me, people, db, shares, pass, stop: close }
}

const between = (from: number, to: number, more: object = {}) =>
  segment({ startedAt: MONDAY + from * hour, endedAt: MONDAY + to * hour, ...more })

describe("the part of the team's time that a browser may see", () => {
  it('is nothing without a connection', async () => {
    const db = freshProfile().open()
    expect(await fetchTeamAccess(db)).toBeUndefined()
    expect(await fetchLayout(db, week)).toEqual([])
    expect(await fetchMiddle(db, week)).toBeUndefined()
  })

  it('is everything for a manager', async () => {
    const { db } = await fixture('manager')
    expect(await fetchTeamAccess(db)).toMatchObject({ team: 'Sales', layout: true, middle: true })
  })

  it('is the middle for a member, where the team shares it', async () => {
    const { db, shares } = await fixture('member')
    expect(await fetchTeamAccess(db)).toMatchObject({ team: 'Sales', layout: false, middle: false })
    await shares()
    expect(await fetchTeamAccess(db)).toMatchObject({ team: 'Sales', layout: false, middle: true })
    await expect(fetchLayout(db, week)).rejects.toMatchObject({ failure: 'token' })
  })
})

describe("a team's time", () => {
  it('of a head of two teams is that of the chosen one, by its people and its scheme', async () => {
    const { endpoint, db, me, people } = await fixture('manager', ['Anna'])
    const olga = await newDevice(endpoint, 'Olga', 'South')
    const south = olga.member.team
    const acting = { actor: 'test', now: endpoint.now }
    await changeMember(endpoint.db, me.member, { leads: [me.team, south] }, acting)
    await olga.send([between(8, 9)])
    await people[0]?.send([between(8, 9)])
    const seen = await fetchTeamAccess(db)
    expect(seen?.leads.map(({ name }) => name)).toEqual(['Sales', 'South'])
    const namesIn = async (team?: string) =>
      (await fetchLayout(db, week, undefined, undefined, team)).map(({ name }) => name)
    expect(await namesIn(me.team)).toContain('Anna')
    expect(await namesIn(south)).toEqual(['Olga'])
    expect(await fetchTeamScheme(db, south)).toHaveLength(1)
  })

  it('comes as days in milliseconds, rolled up to the base 8, with all people', async () => {
    const { db, people } = await fixture('manager')
    await people[0]?.send([
      between(8, 9, { category: 'dialing' }),
      between(9, 10, {
        category: 'documentation',
        source: 'auto',
        context: { product: 'pipedrive', record: { type: 'deal', id: '42' } },
        note: 'secret',
      }),
      between(10, 10.5, { category: 'unexplained' }),
      between(11, 12, { category: 'drive' }),
    ])
    const members = await fetchLayout(db, week)
    expect(members.map(({ name, days }) => [name, days.length])).toEqual([
      ['Anna', 1],
      ['Boris', 0],
      ['Gleb', 0],
      ['Mia', 0],
      ['Vera', 0],
    ])
    const [anna] = members
    expect(anna).toMatchObject({ lastSent: '2026-11-23', since: '2026-11-23' })
    expect(members[1]?.lastSent).toBeUndefined()
    expect(anna?.days[0]).toEqual({
      date: '2026-11-23',
      work: { dialing: hour, documentation: hour, drive: hour },
      base: { 'outgoing-call': hour, documentation: hour, misc: hour },
      products: { pipedrive: hour },
      longest: { dialing: hour, documentation: hour, drive: hour },
      automatic: hour,
      byHand: 2 * hour,
      edited: 0,
      unexplained: 30 * minute,
      missing: 30 * minute,
      overlapping: 0,
      breaks: 0,
      private: 0,
      switches: 2,
    })
    expect(JSON.stringify(members)).not.toMatch(/secret|"42"|deal/)
  })

  it('has the trend as months, and days only of the range', async () => {
    const { db, people } = await fixture('manager')
    const before = MONDAY - 40 * 24 * hour
    await people[0]?.send([
      between(8, 9, { category: 'dialing' }),
      segment({ startedAt: before, endedAt: before + 1234, changedAt: before + 1234 }),
      segment({ startedAt: before + hour, endedAt: before + 2 * hour, category: 'drive' }),
    ])
    const asked = vi.spyOn(globalThis, 'fetch')
    onTestFinished(() => asked.mockRestore())
    const [anna, boris] = await fetchLayout(db, week, undefined, {
      from: '2026-09-05',
      to: '2026-11-29',
    })
    expect(anna?.days.map(({ date }) => date)).toEqual(['2026-11-23'])
    expect(anna?.months).toEqual([
      {
        month: '2026-10',
        work: { 'outgoing-call': 1234, drive: hour },
        days: [14],
        base: { 'outgoing-call': 1234, misc: hour },
      },
      {
        month: '2026-11',
        work: { dialing: hour },
        days: [23],
        base: { 'outgoing-call': hour },
      },
    ])
    expect(anna?.since).toBe('2026-10-14')
    expect(boris?.months).toEqual([])
    const queries = asked.mock.calls.map(([url]) => new URL(String(url)).searchParams)
    expect(queries.map((query) => [query.get('by'), query.get('from'), query.get('to')])).toEqual([
      [null, '2026-11-23', '2026-11-29'],
      ['month', '2026-09-05', '2026-11-29'],
    ])
  })

  it('adds up the days of an endpoint that does not know months', async () => {
    const { db, people } = await fixture('manager')
    await people[0]?.send([between(8, 9, { category: 'dialing' })])
    const ask = globalThis.fetch
    const spied = vi.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
      const old = new URL(String(url))
      old.searchParams.delete('by')
      return ask(old, init)
    })
    onTestFinished(() => spied.mockRestore())
    const [anna] = await fetchLayout(db, week, undefined, week)
    expect(anna?.months).toMatchObject([
      { month: '2026-11', work: { dialing: hour }, base: { 'outgoing-call': hour }, days: [23] },
    ])
  })

  it('leaves nothing in the database', async () => {
    const { db, people } = await fixture('manager')
    await people[0]?.send([between(8, 9)])
    const before = await Promise.all(db.tables.map((table) => table.toArray()))
    await fetchTeamAccess(db)
    await fetchLayout(db, week)
    await fetchMiddle(db, week)
    expect(await Promise.all(db.tables.map((table) => table.toArray()))).toEqual(before)
  })

  it('gives the reason of a failure, which differs from a missing network', async () => {
    const { db, stop } = await fixture('manager')
    await stop()
    await expect(fetchLayout(db, week)).rejects.toMatchObject({ failure: 'network' })
    await expect(fetchTeamAccess(db)).rejects.toMatchObject({ failure: 'network' })
  })
})

describe("the team's middle", () => {
  it('is that of five others or more, of a past week, rolled up', async () => {
    const { db, people, pass } = await fixture('manager', [...'ABCDE'])
    for (const [i, one] of people.slice(0, 4).entries())
      await one.send([between(8, 9 + i), between(6, 7, { category: 'drive' })])
    pass(8 * 24 * hour)
    expect(await fetchMiddle(db, week)).toBeUndefined()
    await people[4]?.send([between(8, 12, { category: 'misc' })])
    expect(await fetchMiddle(db, week)).toEqual({
      people: 5,
      // The median of 0.5, 0.67, 0.75, 0.8 and 0 is 0.67, which is rounded to the nearest twentieth,
      // 0.65. The share of misc is the rest, so that both shares add up to 1.
      base: { 'outgoing-call': 0.65, misc: 0.35 },
      selling: 0.65,
    })
  })
})
