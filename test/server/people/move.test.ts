import { describe, expect, it } from 'vitest'
import { day, hour, minute } from '../../../src/core/time/units.ts'
import { Devices, problemType, Team, TeamEntry } from '../../../src/sync/contract.ts'
import { NOON, newMember, tombstone } from '../../support/endpoint/fixture.ts'
import {
  addHead,
  at,
  type Fixture,
  readLayout,
  startFixture,
} from '../../support/endpoint/people-fixture.ts'

describe('a person who moves', () => {
  const startMoved = async () => {
    const all = await startFixture()
    const { endpoint, laptop, anna, support, act } = all
    const before = at(-5)
    await laptop.send([before])
    await laptop.get('/v1/days/2026-11-23?zone=UTC')
    await act(anna.member, 'move', { team: support })
    endpoint.now += hour
    const after = at(0.1, { changedAt: NOON })
    return { ...all, before, after }
  }

  const rowsOf = async ({ endpoint }: Fixture) => {
    const rows = await endpoint.db.selectFrom('segments').select(['id', 'team']).execute()
    return new Map(rows.map(({ id, team }) => [id, team]))
  }

  it('stays connected by the same token, and is in the new team', async () => {
    const { laptop, support } = await startMoved()
    expect(Team.parse(await (await laptop.get('/v1/team')).json())).toMatchObject({
      id: support,
      name: 'Support',
    })
    const list = Devices.parse(await (await laptop.get('/v1/devices')).json())
    expect(list.devices.map(({ id }) => id)).toEqual([laptop.id])
  })

  it('leaves what was recorded in the old team; later time goes to the new one', async () => {
    const all = await startMoved()
    await all.laptop.send([all.after])
    const teams = await rowsOf(all)
    expect(teams.get(all.before.id)).toBe(all.anna.team)
    expect(teams.get(all.after.id)).toBe(all.support)
  })

  it('corrects old time where it is, and sends late what was recorded before the move', async () => {
    const all = await startMoved()
    const { laptop, before, anna } = all
    const late = at(-3)
    const results = await laptop.send([{ ...before, revision: 2, note: 'call' }, late, all.after])
    expect(results.map(({ result }) => result)).toEqual(['stored', 'stored', 'stored'])
    const teams = await rowsOf(all)
    expect(teams.size).toBe(3)
    expect([teams.get(before.id), teams.get(late.id)]).toEqual([anna.team, anna.team])
    expect((await laptop.send([before]))[0]?.result).toBe('stale')
  })

  it('deletes old time where it is, and keeps it there if its start is corrected to after the move', async () => {
    const all = await startMoved()
    const { laptop, before, anna, endpoint } = all
    const changed = at(0.2, { id: before.id, revision: 2, changedAt: NOON })
    expect((await laptop.send([changed]))[0]?.result).toBe('stored')
    expect(await rowsOf(all)).toEqual(new Map([[before.id, anna.team]]))
    await laptop.send([tombstone(before.id, 3)])
    const rows = await endpoint.db.selectFrom('segments').select(['team', 'deleted']).execute()
    expect(rows).toEqual([{ team: anna.team, deleted: 1 }])
  })

  it('gets one feed and one receipt of both teams, and no cursor skips a row', async () => {
    const all = await startMoved()
    const { laptop, before, after } = all
    const { next } = await laptop.feed()
    const late = at(-3)
    await laptop.send([after, late, { ...before, revision: 2, changedAt: NOON + minute }])
    const { segments } = await laptop.feed(next)
    expect(new Set(segments.map(({ id }) => id))).toEqual(new Set([after.id, late.id, before.id]))
    const whole = await laptop.feed('0', 2)
    const rest = await laptop.feed(whole.next, 2)
    expect([...whole.segments, ...rest.segments]).toHaveLength(3)
    const receipt = await (await laptop.get('/v1/days/2026-11-23?zone=UTC')).json()
    expect(receipt).toMatchObject({ count: 3, correctedAt: expect.any(Number) })
  })

  it('is in the layout of both teams, of each with its own time and days', async () => {
    const all = await startMoved()
    const { laptop, ask, anna, support, after } = all
    all.endpoint.now += day
    await laptop.send([after])
    const { head, device } = await addHead(all)
    await ask('PUT', `/v1/members/${head.member}`, { leads: [anna.team, support] })
    const inTeam = async (team: string) =>
      (await readLayout(device, `&team=${team}`)).members?.find(({ id }) => id === anna.member)
    expect(await inTeam(anna.team)).toMatchObject({
      since: '2026-11-23',
      until: '2026-11-23',
      days: [{ date: '2026-11-23', seconds: { 'outgoing-call': 1800 } }],
    })
    const now = await inTeam(support)
    expect(now).toMatchObject({
      since: '2026-11-23',
      days: [{ seconds: { 'outgoing-call': 1800 } }],
    })
    expect(now).not.toHaveProperty('until')
  })

  it('can move on and back, any number of times', async () => {
    const all = await startMoved()
    const { laptop, act, anna, support, endpoint, ask } = all
    const third = TeamEntry.parse((await ask('POST', '/v1/teams', { name: 'Third' })).body).id
    for (const team of [third, anna.team, support, third, anna.team]) {
      endpoint.now += hour
      await act(anna.member, 'move', { team })
      const row = at((endpoint.now - NOON) / hour - 0.5, { changedAt: endpoint.now - minute })
      expect((await laptop.send([row]))[0]?.result).toBe('stored')
      expect(Team.parse(await (await laptop.get('/v1/team')).json()).id).toBe(team)
    }
    expect((await laptop.feed()).segments).toHaveLength(6)
  })

  it('is refused where somebody has the name; the same move again is no act', async () => {
    const { ask, act, anna, support, endpoint } = await startMoved()
    const acts = () => endpoint.db.selectFrom('audit').selectAll().execute()
    const before = (await acts()).length
    await act(anna.member, 'move', { team: support })
    expect((await acts()).length).toBe(before)
    await newMember(endpoint, 'ANNA', 'Sales two')
    const { team } = await newMember(endpoint, 'Olga', 'Sales two')
    const { status, body } = await ask('POST', `/v1/members/${anna.member}/move`, { team })
    expect([status, body.type, body.detail]).toEqual([
      409,
      problemType('name-taken'),
      'There is a member "ANNA" in team "Sales two" already.',
    ])
    expect(
      (await ask('POST', `/v1/members/${anna.member}/move`, { team, anyway: true })).status,
    ).toBe(200)
  })
})
