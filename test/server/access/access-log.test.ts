import { describe, expect, it } from 'vitest'
import { exportTeam } from '../../../server/cli/export.ts'
import { exportMember } from '../../../server/people/export-member.ts'
import { forgetMember } from '../../../server/people/forget-member.ts'
import { mergeMembers } from '../../../server/people/merge.ts'
import { moveMember } from '../../../server/people/move.ts'
import { removeOld } from '../../../server/segments/retention.ts'
import { day, hour, minute } from '../../../src/core/time/units.ts'
import { AccessLog } from '../../../src/sync/contract.ts'
import { command } from '../../support/endpoint/command.ts'
import {
  everythingIn,
  madeDatabase,
  NOON,
  newDevice,
  segment,
  startEndpoint,
  type TestDevice,
} from '../../support/endpoint/fixture.ts'

const WEEK = 'from=2026-11-16&to=2026-11-22&zone=UTC'

const fixture = async () => {
  const endpoint = await startEndpoint()
  const hire = async (name: string, team = 'Sales', role?: 'manager' | 'administrator') =>
    newDevice(endpoint, name, team, role)
  const mia = await hire('Mia Roe', 'Sales', 'manager')
  const anna = await hire('Anna Lee')
  const boris = await hire('Boris')
  const log = async (device: TestDevice, query = '') => {
    const answer = await device.get(`/v1/access-log${query}`)
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    return AccessLog.parse(await answer.json())
  }
  const look = async (device = mia, query = WEEK, headers = {}) => {
    const answer = await device.get(`/v1/team/layout?${query}`, headers)
    await answer.arrayBuffer()
    return answer
  }
  return { endpoint, hire, mia, anna, boris, log, look }
}

const readOf = (name: string, id: string, range: object, at: number, route = 'layout') => ({
  reader: { id, name },
  route,
  ...range,
  firstAt: at,
  lastAt: at,
})
const WEEK_RANGE = { from: '2026-11-16', to: '2026-11-22' }

describe('the access log of a person', () => {
  it('has each read of their figures by others: who, when, which range; the latest first', async () => {
    const { endpoint, mia, anna, boris, log, look } = await fixture()
    expect(await log(anna)).toEqual({ reads: [] })
    await look()
    endpoint.now += hour
    await look(mia, 'from=2026-11-03&to=2026-12-01&zone=UTC&by=month')
    const { member } = mia.member
    const reads = [
      readOf('Mia Roe', member, { from: '2026-11-01', to: '2026-12-31' }, NOON + hour, 'months'),
      readOf('Mia Roe', member, WEEK_RANGE, NOON),
    ]
    expect(await log(anna)).toEqual({ reads })
    expect(await log(boris)).toEqual({ reads })
    // Mia is in the team too, but a read by Mia herself is not in her own log.
    expect(await log(mia)).toEqual({ reads: [] })
  })

  it('has a read that was answered by 304 or asked only for headers', async () => {
    const { endpoint, mia, anna, log, look } = await fixture()
    const tag = (await look()).headers.get('etag') ?? ''
    endpoint.now += day
    expect((await look(mia, WEEK, { 'If-None-Match': tag })).status).toBe(200)
    const next = (await look()).headers.get('etag') ?? ''
    endpoint.now += hour
    expect((await look(mia, WEEK, { 'If-None-Match': next })).status).toBe(304)
    endpoint.now += hour
    await endpoint.app.request(`/v1/team/layout?${WEEK}`, {
      method: 'HEAD',
      headers: mia.authorization,
    })
    expect((await log(anna)).reads.map(({ lastAt }) => lastAt - NOON)).toEqual([
      day + 2 * hour,
      day + hour,
      day,
      0,
    ])
  })

  it('counts a client that polls once for a quarter of an hour, with its last time', async () => {
    const { endpoint, anna, log, look } = await fixture()
    for (let i = 0; i < 40; i++) {
      await look()
      endpoint.now += 30_000
    }
    expect(await log(anna)).toMatchObject({
      reads: [
        { firstAt: NOON + 15 * minute, lastAt: NOON + 19 * minute },
        { firstAt: NOON, lastAt: NOON + 14 * minute },
      ],
    })
  })

  it('has only reads in which the person was named: not of before they came, nor of after they moved', async () => {
    const { endpoint, hire, anna, boris, log, look } = await fixture()
    await look()
    endpoint.now += day
    const clara = await hire('Clara')
    expect(await log(clara)).toEqual({ reads: [] })
    await look()
    const { team: other } = (await hire('Olga', 'Other')).member
    const acting = { now: endpoint.now, actor: 'test' }
    await moveMember(endpoint.db, clara.member.member, other, acting)
    await boris.send([segment()])
    await moveMember(endpoint.db, boris.member.member, other, acting)
    endpoint.now += day
    await look()
    const times = async (device: TestDevice) =>
      (await log(device)).reads.map(({ lastAt }) => lastAt - NOON)
    // Clara moved to the other team before she sent any time, so later reads of this team are not in her
    // log. Boris sent a segment before he moved.
    expect(await times(clara)).toEqual([day])
    expect(await times(boris)).toEqual([2 * day, day, 0])
    expect(await times(anna)).toEqual([2 * day, day, 0])
  })

  it('is not made by requests that are refused', async () => {
    const { anna, boris, mia, log, look } = await fixture()
    expect((await look(boris)).status).toBe(403)
    expect((await look(mia, 'from=2026-11-22&to=2026-11-16&zone=UTC')).status).toBe(400)
    expect(await log(anna)).toEqual({ reads: [] })
  })

  it('gives no figures if the read cannot be logged', async () => {
    const { endpoint, anna, log, look } = await fixture()
    endpoint.isAltered = true
    await endpoint.db.schema.alterTable('reads').renameTo('reads_away').execute()
    const answer = await look()
    expect(answer.status).toBe(500)
    await endpoint.db.schema.alterTable('reads_away').renameTo('reads').execute()
    expect(await log(anna)).toEqual({ reads: [] })
  })

  it('comes in pages that leave nothing out', async () => {
    const { endpoint, mia, anna, log, look } = await fixture()
    for (let i = 1; i <= 5; i++) {
      await look(mia, `from=2026-11-0${i}&to=2026-11-0${i}&zone=UTC`)
      endpoint.now += minute
    }
    const first = await log(anna, '?limit=2')
    const second = await log(anna, `?limit=2&before=${first.next}`)
    const third = await log(anna, `?limit=2&before=${second.next}`)
    const days = [first, second, third].flatMap(({ reads }) => reads.map(({ from }) => from))
    expect(days).toEqual([5, 4, 3, 2, 1].map((i) => `2026-11-0${i}`))
    expect(third.next).toBeUndefined()
  })

  it('is kept as long as the rows', async () => {
    const { endpoint, anna, log, look } = await fixture()
    await look()
    endpoint.now += 10 * day
    await look()
    await removeOld(endpoint.db, 5, endpoint.now, 'test')
    expect((await log(anna)).reads).toHaveLength(1)
    endpoint.now += 10 * day
    await removeOld(endpoint.db, 5, endpoint.now, 'test')
    expect(await log(anna)).toEqual({ reads: [] })
    for (const table of ['reads', 'rosters', 'roster_people'] as const)
      expect(await endpoint.db.selectFrom(table).selectAll().execute()).toEqual([])
  })

  it('is removed with a forgotten person, and stays if only the reader was forgotten', async () => {
    const { endpoint, mia, anna, boris, log, look } = await fixture()
    await look()
    await forgetMember(endpoint.db, boris.member, endpoint.now)
    const people = await endpoint.db.selectFrom('roster_people').select('member').execute()
    expect(people.map(({ member }) => member)).not.toContain(boris.member.member)
    await forgetMember(endpoint.db, mia.member, endpoint.now)
    expect((await log(anna)).reads).toMatchObject([{ reader: { id: mia.member.member } }])
    expect(await everythingIn(endpoint.db)).not.toContain('Mia Roe')
  })

  it('is joined when entries are merged, of readers and of people who were read', async () => {
    const { endpoint, hire, mia, anna, boris, log, look } = await fixture()
    await look()
    endpoint.now += hour
    const other = await hire('M. Roe', 'Sales', 'manager')
    await look(other)
    const acting = { now: endpoint.now, actor: 'test' }
    await mergeMembers(endpoint.db, mia.member.member, other.member.member, acting)
    await mergeMembers(endpoint.db, anna.member.member, boris.member.member, acting)
    expect((await log(anna)).reads.map(({ reader }) => reader)).toEqual([
      { id: mia.member.member, name: 'Mia Roe' },
      { id: mia.member.member, name: 'Mia Roe' },
    ])
    expect(await log(mia)).toEqual({ reads: [] })
  })

  it('has reads by commands, and is in the export of a person’s data', async () => {
    const { endpoint, mia, anna, log, look } = await fixture()
    await look()
    endpoint.now += hour
    const form = { dialect: { separator: ',' as const, decimal: '.' as const } }
    await Array.fromAsync(exportTeam(endpoint.db, anna.member.team, form, endpoint.now))
    endpoint.now += hour
    const copy = await exportMember(endpoint.db, anna.member, endpoint.now)
    expect(copy.accessLog.map(({ route }) => route)).toEqual(['table', 'layout'])
    const { reads } = await log(anna)
    expect(reads.map(({ route }) => route)).toEqual(['copy', 'table', 'layout'])
    expect(reads[0]).toEqual({
      reader: { account: expect.stringMatching(/^command line, /) },
      route: 'copy',
      firstAt: endpoint.now,
      lastAt: endpoint.now,
    })
    const manager = await exportMember(endpoint.db, mia.member, endpoint.now)
    expect(manager.reads).toMatchObject([{ route: 'layout', ...WEEK_RANGE }])
  })
})

describe('the command access', () => {
  it('prints who has read the figures of a person', async () => {
    const where = await madeDatabase()
    const cli = (...args: string[]) => command([...args, '--db', where])
    await cli('member', 'add', 'Anna Lee', '--team', 'Sales')
    expect((await cli('access', 'Anna Lee')).stdout).toBe('Nobody has read Anna Lee’s figures.\n')
    await cli('day', 'Anna Lee', '2026-11-23')
    expect((await cli('access', 'Anna Lee')).stdout).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d {2}command line, .+ {2}the day {2}2026-11-23\n$/,
    )
  })
})
