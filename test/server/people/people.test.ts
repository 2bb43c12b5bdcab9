/** People by the routes for administrators: joining, moving, leaving, and what others see of this. */
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createCode } from '../../../server/people/codes.ts'
import { day, hour, minute } from '../../../src/core/time/units.ts'
import {
  Connected,
  Devices,
  Invite,
  InvitedMember,
  Layout,
  MemberEntry,
  Members,
  problemType,
  Team,
  TeamEntry,
  Teams,
} from '../../../src/sync/contract.ts'
import {
  connectDevice,
  type Endpoint,
  NOON,
  newMember,
  postOf,
  segment,
  startEndpoint,
  type TestDevice,
  tombstone,
} from '../../support/endpoint/fixture.ts'

const office = async (options = {}) => {
  const endpoint = await startEndpoint(options)
  const admin = await connectDevice(
    endpoint,
    await newMember(endpoint, 'Ada', 'Office', 'administrator'),
  )
  const anna = await newMember(endpoint, 'Anna', 'Sales')
  const laptop = await connectDevice(endpoint, anna)
  const support = (await newMember(endpoint, 'Boris', 'Support')).team
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await endpoint.app.request(path, {
      method,
      ...postOf(body, admin.authorization),
    })
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) : undefined }
  }
  /** Performs an act on a person, and expects success. */
  const act = async (member: string, verb: string, body: unknown = {}) => {
    const { status, body: told } = await ask('POST', `/v1/members/${member}/${verb}`, body)
    expect([verb, status, told?.detail]).toEqual([verb, 200, undefined])
    return MemberEntry.parse(told)
  }
  return { endpoint, admin, anna, laptop, support, ask, act }
}
type Office = Awaited<ReturnType<typeof office>>

const headOf = async ({ endpoint }: Office, ...teams: string[]) => {
  const head = await newMember(endpoint, `Head ${randomUUID()}`, 'Heads')
  return { head, teams, device: await connectDevice(endpoint, head) }
}

const layout = async (device: TestDevice, query = '') => {
  const answer = await device.get(`/v1/team/layout?from=2026-11-16&to=2026-12-06&zone=UTC${query}`)
  return { status: answer.status, ...(answer.status === 200 && Layout.parse(await answer.json())) }
}

const connectBy = (
  { app }: Endpoint,
  code: string,
  { device = randomUUID(), query = '' }: { device?: string; query?: string } = {},
) => app.request(`/v1/devices${query}`, { method: 'POST', ...postOf({ code, device }, {}) })

const at = (hours: number, changes = {}) =>
  segment({ startedAt: NOON + hours * hour, endedAt: NOON + (hours + 0.5) * hour, ...changes })

describe('a person who moves', () => {
  const moved = async () => {
    const all = await office()
    const { endpoint, laptop, anna, support, act } = all
    const before = at(-5)
    await laptop.send([before])
    await laptop.get('/v1/days/2026-11-23?zone=UTC')
    await act(anna.member, 'move', { team: support })
    endpoint.now += hour
    const after = at(0.1, { changedAt: NOON })
    return { ...all, before, after }
  }

  const rowsOf = async ({ endpoint }: Office) => {
    const rows = await endpoint.db.selectFrom('segments').select(['id', 'team']).execute()
    return new Map(rows.map(({ id, team }) => [id, team]))
  }

  it('stays connected by the same token, and is in the new team', async () => {
    const { laptop, support } = await moved()
    expect(Team.parse(await (await laptop.get('/v1/team')).json())).toMatchObject({
      id: support,
      name: 'Support',
    })
    const list = Devices.parse(await (await laptop.get('/v1/devices')).json())
    expect(list.devices.map(({ id }) => id)).toEqual([laptop.id])
  })

  it('leaves what was recorded in the old team; later time goes to the new one', async () => {
    const all = await moved()
    await all.laptop.send([all.after])
    const teams = await rowsOf(all)
    expect(teams.get(all.before.id)).toBe(all.anna.team)
    expect(teams.get(all.after.id)).toBe(all.support)
  })

  it('corrects old time where it is, and sends late what was recorded before the move', async () => {
    const all = await moved()
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
    const all = await moved()
    const { laptop, before, anna, endpoint } = all
    const changed = at(0.2, { id: before.id, revision: 2, changedAt: NOON })
    expect((await laptop.send([changed]))[0]?.result).toBe('stored')
    expect(await rowsOf(all)).toEqual(new Map([[before.id, anna.team]]))
    await laptop.send([tombstone(before.id, 3)])
    const rows = await endpoint.db.selectFrom('segments').select(['team', 'deleted']).execute()
    expect(rows).toEqual([{ team: anna.team, deleted: 1 }])
  })

  it('gets one feed and one receipt of both teams, and no cursor skips a row', async () => {
    const all = await moved()
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
    const all = await moved()
    const { laptop, ask, anna, support, after } = all
    all.endpoint.now += day
    await laptop.send([after])
    const { head, device } = await headOf(all)
    await ask('PUT', `/v1/members/${head.member}`, { leads: [anna.team, support] })
    const inTeam = async (team: string) =>
      (await layout(device, `&team=${team}`)).members?.find(({ id }) => id === anna.member)
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
    const all = await moved()
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
    const { ask, act, anna, support, endpoint } = await moved()
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

describe('a person who leaves', () => {
  it('at once: no device may send, the history is kept, and nothing is expected after it', async () => {
    const all = await office()
    const { laptop, act, anna, ask } = all
    await laptop.send([segment()])
    const left = await act(anna.member, 'leave')
    expect(left).toMatchObject({ leavesAt: NOON, devices: 0 })
    expect((await laptop.get('/v1/me')).status).toBe(401)
    const { head, device } = await headOf(all)
    await ask('PUT', `/v1/members/${head.member}`, { leads: [anna.team] })
    expect((await layout(device)).members).toMatchObject([
      { id: anna.member, until: '2026-11-23', days: [{ date: '2026-11-23' }] },
    ])
    const invite = await ask('POST', `/v1/members/${anna.member}/invite`)
    expect(invite.body.type).toBe(problemType('has-left'))
  })

  it('after a last day, at its end where they are; who stays after all, stays', async () => {
    const { endpoint, laptop, act, anna } = await office()
    await laptop.send([segment()], '?zone=America/New_York&dayStart=0')
    const { leavesAt } = await act(anna.member, 'leave', { lastDay: '2026-11-24' })
    expect(leavesAt).toBe(Date.parse('2026-11-25T00:00-05:00'))
    endpoint.now = (leavesAt ?? 0) - 1
    expect((await laptop.get('/v1/me')).status).toBe(200)
    await act(anna.member, 'return')
    endpoint.now += 1
    expect((await laptop.get('/v1/me')).status).toBe(200)
    await act(anna.member, 'leave', { lastDay: '2026-11-24' })
    expect((await laptop.get('/v1/me')).status).toBe(401)
    endpoint.now += hour
    await act(anna.member, 'return')
    expect((await laptop.get('/v1/me')).status).toBe(401)
  })

  it('by a last day that passes is away until they return, and their browser is void', async () => {
    const { endpoint, laptop, act, anna, ask } = await office()
    await act(anna.member, 'leave', { lastDay: '2026-11-24', zone: 'UTC' })
    const { body } = await ask('POST', `/v1/members/${anna.member}/invite`)
    endpoint.now += 3 * day
    await act(anna.member, 'return')
    expect((await laptop.get('/v1/me')).status).toBe(401)
    expect((await connectBy(endpoint, Invite.parse(body).code)).status).toBe(403)
  })

  it('and stays after all can be in another team from then on', async () => {
    const { laptop, act, anna, support } = await office()
    await act(anna.member, 'leave', { lastDay: '2026-11-24', zone: 'UTC' })
    const back = await act(anna.member, 'return', { team: support })
    expect(back).toMatchObject({ team: { id: support }, role: 'member' })
    expect(back).not.toHaveProperty('leavesAt')
    expect((await laptop.get('/v1/me')).status).toBe(200)
  })

  it('never leaves before they came', async () => {
    const { act, anna } = await office()
    const { leavesAt, addedAt } = await act(anna.member, 'leave', { lastDay: '2020-01-01' })
    expect(leavesAt).toBe(addedAt)
  })

  it('comes back under the same identity, as a member; the old devices stay void', async () => {
    const all = await office()
    const { endpoint, laptop, act, anna, ask, support } = all
    await laptop.send([segment()])
    await ask('PUT', `/v1/members/${anna.member}`, { role: 'manager' })
    await act(anna.member, 'leave')
    endpoint.now += 5 * day
    const back = await act(anna.member, 'return', { team: support })
    expect(back).toMatchObject({
      id: anna.member,
      role: 'member',
      leads: [],
      team: { id: support },
    })
    expect((await laptop.get('/v1/me')).status).toBe(401)
    const again = await connectDevice(endpoint, anna)
    expect((await again.feed()).segments).toHaveLength(1)
    await act(anna.member, 'move', { team: anna.team })
    const { head, device } = await headOf(all)
    await ask('PUT', `/v1/members/${head.member}`, { leads: [anna.team] })
    const [person] = (await layout(device)).members ?? []
    expect(person).toMatchObject({
      since: '2026-11-23',
      away: [{ from: '2026-11-24', to: '2026-11-27' }],
    })
  })
})

describe('roles', () => {
  it('a head of two teams sees those and no other, also if they are not tracked', async () => {
    const all = await office()
    const { ask, anna, support, laptop } = all
    await laptop.send([segment()])
    const { head, device } = await headOf(all)
    await ask('PUT', `/v1/members/${head.member}`, { leads: [anna.team, support], tracked: false })
    expect((await layout(device, `&team=${anna.team}`)).members).toMatchObject([{ name: 'Anna' }])
    expect((await layout(device, `&team=${support}`)).members).toMatchObject([{ name: 'Boris' }])
    expect((await layout(device)).members).toMatchObject([{ name: 'Anna' }])
    expect((await layout(device, `&team=${head.team}`)).status).toBe(403)
    expect(await device.send([segment()])).toMatchObject([
      { result: 'rejected', reason: 'not-yours' },
    ])
    const team = Team.parse(await (await device.get('/v1/team')).json())
    expect([team.role, team.tracked, team.leads?.map(({ name }) => name)]).toEqual([
      'manager',
      false,
      ['Sales', 'Support'],
    ])
    await ask('PUT', `/v1/members/${head.member}`, { leads: [] })
    expect((await layout(device, `&team=${anna.team}`)).status).toBe(403)
  })

  it('a head who has left is in no list of heads', async () => {
    const all = await office()
    const { ask, anna } = all
    const { head } = await headOf(all)
    const headsOfSales = async () =>
      Teams.parse((await ask('GET', '/v1/teams')).body).teams.find(({ id }) => id === anna.team)
        ?.heads
    await ask('PUT', `/v1/members/${head.member}`, { leads: [anna.team] })
    expect(await headsOfSales()).toMatchObject([{ id: head.member }])
    await ask('POST', `/v1/members/${head.member}/leave`, {})
    expect(await headsOfSales()).toEqual([])
  })

  it('an administrator gets no figure of anybody, unless they lead the team as well', async () => {
    const { admin, laptop, anna, ask, endpoint } = await office()
    await laptop.send([segment({ note: 'private' })])
    const paths = ['/v1/team/layout', `/v1/team/layout`, '/v1/team/middle'].map(
      (path) => `${path}?from=2026-11-16&to=2026-11-23&zone=UTC`,
    )
    for (const path of [...paths, `${paths[0]}&team=${anna.team}`])
      expect((await admin.get(path)).status).toBe(403)
    const everything = JSON.stringify([
      (await ask('GET', '/v1/members')).body,
      (await ask('GET', '/v1/teams')).body,
      (await ask('GET', `/v1/members/${anna.member}/devices`)).body,
      await (await admin.get('/v1/segments')).json(),
    ])
    for (const figure of ['outgoing-call', 'private', '1800', 'seconds'])
      expect(everything).not.toContain(figure)
    const other = await connectDevice(
      endpoint,
      await newMember(endpoint, 'Eve', 'Office', 'administrator'),
    )
    await ask('PUT', `/v1/members/${other.member.member}`, { leads: [anna.team] })
    expect((await layout(other)).members).toMatchObject([{ name: 'Anna' }])
  })

  it('an administrator cannot lock everybody out, nor make themselves a head', async () => {
    const { admin, ask } = await office()
    const { member } = admin.member
    for (const [method, path, body] of [
      ['PUT', '', { role: 'member' }],
      ['PUT', '', { leads: [] }],
      ['POST', '/leave', {}],
      ['DELETE', '', undefined],
    ] as const)
      expect((await ask(method, `/v1/members/${member}${path}`, body)).body.type).toBe(
        problemType('own-entry'),
      )
  })
})

describe('two entries of one person', () => {
  it('become one, each part in its team, with both browsers', async () => {
    const { endpoint, laptop, anna, ask, act } = await office()
    const twin = await newMember(endpoint, 'Anna', 'Support')
    const phone = await connectDevice(endpoint, twin)
    const [mine, theirs, both] = [segment(), at(-4), at(-7)]
    await laptop.send([mine, { ...both, revision: 2 }])
    const { next } = await laptop.feed()
    await phone.send([theirs, both])
    await act(anna.member, 'merge', { other: twin.member })
    const people = Members.parse((await ask('GET', '/v1/members')).body).members
    expect(people.filter(({ name }) => name === 'Anna')).toMatchObject([
      { id: anna.member, devices: 2 },
    ])
    for (const device of [laptop, phone]) {
      expect(await (await device.get('/v1/me')).json()).toMatchObject({ team: 'Sales' })
      const { segments } = await device.feed()
      expect(new Set(segments.map(({ id }) => id))).toEqual(new Set([mine.id, theirs.id, both.id]))
    }
    const later = (await laptop.feed(next)).segments.map(({ id }) => id)
    expect(later).toContain(theirs.id)
    const teams = await endpoint.db.selectFrom('segments').select(['id', 'team']).execute()
    expect(teams.find(({ id }) => id === theirs.id)?.team).toBe(twin.team)
    expect((await phone.send([{ ...theirs, revision: 2 }]))[0]?.result).toBe('stored')
    const receipt = await (await phone.get('/v1/days/2026-11-23?zone=UTC')).json()
    expect(receipt).toMatchObject({ count: 2 })
  })

  it('that were in one team become one, and a shared browser keeps its last token', async () => {
    const { endpoint, laptop, anna, act } = await office()
    await laptop.send([segment()])
    const twin = await newMember(endpoint, 'Anna Lee', 'Sales')
    endpoint.now += hour
    const { code } = await createCode(endpoint.db, twin, endpoint.now)
    const told = await connectBy(endpoint, code, { device: laptop.id })
    const { token } = Connected.parse(await told.json())
    await act(anna.member, 'merge', { other: twin.member })
    const headers = { Authorization: `Bearer ${token}` }
    expect((await endpoint.app.request('/v1/me', { headers })).status).toBe(200)
    expect((await laptop.get('/v1/me')).status).toBe(401)
  })
})

describe('teams', () => {
  it('a second "sales" beside "Sales" is asked about, and made only if that is meant', async () => {
    const { ask } = await office()
    const refused = await ask('POST', '/v1/teams', { name: ' sales ' })
    expect([refused.body.type, refused.body.detail]).toEqual([
      problemType('name-taken'),
      'There is a team "Sales" already.',
    ])
    expect((await ask('POST', '/v1/teams', { name: 'sales', anyway: true })).status).toBe(200)
    expect((await ask('POST', '/v1/teams', { name: 'sales', anyway: true })).status).toBe(409)
  })

  it('are deleted when they have nobody and keep nothing; tokens that carry one stay valid', async () => {
    const { ask, act, anna, laptop, support, endpoint } = await office()
    expect((await ask('DELETE', `/v1/teams/${anna.team}`)).body.type).toBe(
      problemType('team-not-empty'),
    )
    await laptop.send([segment()])
    await act(anna.member, 'move', { team: support })
    const kept = await ask('DELETE', `/v1/teams/${anna.team}`)
    expect(kept.body.detail).toMatch(/keeps what people recorded/)
    await endpoint.db.deleteFrom('segments').execute()
    expect((await ask('DELETE', `/v1/teams/${anna.team}`)).status).toBe(204)
    expect((await laptop.get('/v1/me')).status).toBe(200)
    expect((await laptop.send([at(-2)]))[0]?.result).toBe('stored')
  })

  it('and people are listed in the alphabetical order of the reader', async () => {
    const { endpoint, admin } = await office()
    // In Swedish Ä comes after Z, in German with A.
    for (const name of ['Ärzte', 'Zoll', 'Bank']) await newMember(endpoint, name, name)
    const inOrder = async (language: string) => {
      const answer = await admin.get('/v1/teams', { 'Accept-Language': language })
      return Teams.parse(await answer.json())
        .teams.map(({ name }) => name)
        .filter((name) => ['Ärzte', 'Zoll', 'Bank'].includes(name))
    }
    expect(await inOrder('de-DE,en;q=0.5')).toEqual(['Ärzte', 'Bank', 'Zoll'])
    expect(await inOrder('xx-!!, sv;q=0.8, de;q=0.5')).toEqual(['Bank', 'Zoll', 'Ärzte'])
  })
})

describe('an invite', () => {
  const invited = async () => {
    const all = await office({ address: 'https://tools.company.example/stint' })
    const { body } = await all.ask('POST', '/v1/members', { name: 'Clara', team: all.anna.team })
    return { ...all, ...InvitedMember.parse(body) }
  }

  it('is a link that connects once, for seven days, stored as a hash only', async () => {
    const { endpoint, invite, member } = await invited()
    expect(invite.link).toBe(`https://tools.company.example/stint/join#${invite.code}`)
    expect(invite.expiresAt).toBe(NOON + 7 * day)
    const stored = JSON.stringify(await endpoint.db.selectFrom('codes').selectAll().execute())
    expect(stored).not.toContain(invite.code)
    endpoint.now = invite.expiresAt - 1
    const told = await connectBy(endpoint, invite.code.toLowerCase().replace(/(.{5})/g, '$1-'))
    expect(Connected.parse(await told.json())).toMatchObject({ member: 'Clara', team: 'Sales' })
    expect((await connectBy(endpoint, invite.code)).status).toBe(403)
    expect(member.role).toBe('member')
  })

  it('is void after its days, once revoked, and once another is made', async () => {
    const { endpoint, invite, member, ask } = await invited()
    const { body } = await ask('POST', `/v1/members/${member.id}/invite`)
    const second = Invite.parse(body)
    expect((await connectBy(endpoint, invite.code)).status).toBe(403)
    expect((await ask('DELETE', `/v1/members/${member.id}/invite`)).status).toBe(204)
    expect((await ask('DELETE', `/v1/members/${member.id}/invite`)).status).toBe(404)
    expect((await connectBy(endpoint, second.code)).status).toBe(403)
    const third = Invite.parse((await ask('POST', `/v1/members/${member.id}/invite`)).body)
    endpoint.now = third.expiresAt
    expect((await connectBy(endpoint, third.code)).status).toBe(403)
  })

  it('is answered again to the same device whose reply was lost, and to no other', async () => {
    const { endpoint, invite, member } = await invited()
    const device = randomUUID()
    const tokens: string[] = []
    for (let i = 0; i < 2; i++) {
      const answer = await connectBy(endpoint, invite.code, { device, query: '?apart=1' })
      const told = Connected.parse(await answer.json())
      expect(told).not.toHaveProperty('device')
      tokens.push(told.token)
    }
    const status = async (token = '') =>
      (await endpoint.app.request('/v1/me', { headers: { Authorization: `Bearer ${token}` } }))
        .status
    expect([await status(tokens[0]), await status(tokens[1])]).toEqual([401, 200])
    expect((await connectBy(endpoint, invite.code)).status).toBe(403)
    endpoint.now += hour
    expect((await connectBy(endpoint, invite.code, { device })).status).toBe(403)
    const devices = await endpoint.db
      .selectFrom('devices')
      .select('id')
      .where('member', '=', member.id)
      .execute()
    expect(devices).toEqual([{ id: device }])
  })

  it('follows the person who moves before it is used, and ends with one who leaves', async () => {
    const { endpoint, invite, member, act, support, ask } = await invited()
    await act(member.id, 'move', { team: support })
    const told = await connectBy(endpoint, invite.code)
    expect(Connected.parse(await told.json()).team).toBe('Support')
    const second = Invite.parse((await ask('POST', `/v1/members/${member.id}/invite`)).body)
    await act(member.id, 'leave')
    expect((await connectBy(endpoint, second.code)).status).toBe(403)
    await act(member.id, 'return')
    expect((await connectBy(endpoint, second.code)).status).toBe(403)
  })

  it('asked for again with the same id after a lost reply adds nobody else', async () => {
    const { ask, anna, endpoint } = await invited()
    const body = { id: randomUUID(), name: 'Dora', team: anna.team }
    const first = InvitedMember.parse((await ask('POST', '/v1/members', body)).body)
    const second = InvitedMember.parse((await ask('POST', '/v1/members', body)).body)
    expect(second.member.id).toBe(first.member.id)
    expect((await connectBy(endpoint, first.invite.code)).status).toBe(403)
    expect((await connectBy(endpoint, second.invite.code)).status).toBe(200)
    expect((await ask('POST', '/v1/members', { ...body, name: 'Eva' })).status).toBe(400)
  })
})

describe('a device', () => {
  it('that was lost is void, by the administrator, and only that one', async () => {
    const { endpoint, laptop, anna, ask } = await office()
    const phone = await connectDevice(endpoint, anna)
    const path = `/v1/members/${anna.member}/devices`
    expect(Devices.parse((await ask('GET', path)).body).devices).toHaveLength(2)
    expect((await ask('DELETE', `${path}/${laptop.id}`)).status).toBe(204)
    expect((await ask('DELETE', `${path}/${laptop.id}`)).status).toBe(404)
    expect([(await laptop.get('/v1/me')).status, (await phone.get('/v1/me')).status]).toEqual([
      401, 200,
    ])
  })

  it('of a cloned disk gets an id of its own, and the first stays connected', async () => {
    const { endpoint, laptop, anna, ask } = await office()
    const code = async () =>
      (await ask('POST', `/v1/members/${anna.member}/code`)).body.code as string
    const first = await code()
    const clone = async () =>
      Connected.parse(
        await (await connectBy(endpoint, first, { device: laptop.id, query: '?apart=1' })).json(),
      )
    const told = await clone()
    expect(told.device).toMatch(/^[0-9a-f-]{36}$/)
    expect(told.device).not.toBe(laptop.id)
    expect((await laptop.get('/v1/me')).status).toBe(200)
    // The first reply was lost: the browser asks again, and gets the same id.
    const again = await clone()
    expect(again.device).toBe(told.device)
    const headers = { Authorization: `Bearer ${again.token}` }
    const me = await (await endpoint.app.request('/v1/me', { headers })).json()
    expect(me).toMatchObject({ device: told.device })
    // A browser that was disconnected keeps its id. So does a client that does not ask for another id.
    await ask('DELETE', `/v1/members/${anna.member}/devices/${laptop.id}`)
    const second = await connectBy(endpoint, await code(), { device: laptop.id, query: '?apart=1' })
    expect(Connected.parse(await second.json())).not.toHaveProperty('device')
    const third = await connectBy(endpoint, await code(), { device: laptop.id })
    expect(Connected.parse(await third.json())).not.toHaveProperty('device')
  })
})
