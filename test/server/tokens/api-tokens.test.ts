/** Tests what programs may read and change by an API token: never more than the person who made it. */
import { describe, expect, it } from 'vitest'
import { changeMember } from '../../../server/people/change-member.ts'
import { leaveTeam } from '../../../server/people/leave.ts'
import { mergeMembers } from '../../../server/people/merge.ts'
import type { Role } from '../../../server/people/role-of-person.ts'
import { addTeam, deleteTeam } from '../../../server/team/teams.ts'
import { day, minute } from '../../../src/core/time/units.ts'
import {
  type AccessLog,
  ApiTokens,
  MAX_TOKEN_DAYS,
  type MadeToken,
  type NewToken,
} from '../../../src/sync/contract.ts'
import { command } from '../../support/endpoint/command.ts'
import {
  connectDevice,
  type Endpoint,
  everythingIn,
  newMember,
  postOf,
  segment,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

const WEEK = 'from=2026-11-16&to=2026-11-22&zone=UTC'
const REPORT = `/v1/team/layout?${WEEK}`
const VALUES = '/v1/indicators?from=2026-10-01&to=2026-10-31'

const asking = async (endpoint: Endpoint, name: string, team = 'Sales', role?: Role) => {
  const person = await newMember(endpoint, name, team, role)
  const device = await connectDevice(endpoint, person)
  const send = device.ask
  const make = (token: Partial<NewToken> = {}) =>
    send('/v1/tokens', 'POST', { name: 'BI', scopes: ['report:read'], days: 30, ...token })
  /** Makes a token. Returns functions with which a program uses the token. */
  const program = async (token?: Partial<NewToken>) => {
    const made = await make(token)
    if (made.status !== 200) throw new Error(`${made.status} ${await made.text()}`)
    const { secret, token: entry } = (await made.json()) as MadeToken
    const headers = { Authorization: `Bearer ${secret}` }
    const ask = (path: string, method = 'GET', body?: unknown) =>
      endpoint.app.request(path, { method, ...postOf(body, headers) })
    const statusOf = async (path: string) => (await ask(path)).status
    return { ...entry, secret, ask, statusOf }
  }
  const list = async () => ApiTokens.parse(await (await device.get('/v1/tokens')).json()).tokens
  return { ...person, device, send, make, program, list }
}

const fixture = async () => {
  const endpoint = await startEndpoint()
  const mia = await asking(endpoint, 'Mia Roe', 'Sales', 'manager')
  const anna = await asking(endpoint, 'Anna Lee')
  const ben = await asking(endpoint, 'Ben Ray', 'Support', 'manager')
  const olga = await asking(endpoint, 'Olga Sim', 'Support', 'administrator')
  return { endpoint, mia, anna, ben, olga }
}

describe('an API token', () => {
  it('reads the report of its team, is stored as a hash, and is listed with its last use', async () => {
    const { endpoint, mia } = await fixture()
    const program = await mia.program({ name: ' Sales  dashboard ', team: mia.team, days: 90 })
    expect(program).toMatchObject({ name: 'Sales dashboard', madeBy: 'Mia Roe', isGood: true })
    expect(await everythingIn(endpoint.db)).not.toContain(program.secret.slice(6))
    expect(await mia.list()).not.toContain('lastUsedAt')
    endpoint.now += day
    const layout = (await (await program.ask(REPORT)).json()) as { members: { name: string }[] }
    expect(layout.members.map(({ name }) => name)).toEqual(['Anna Lee', 'Mia Roe'])
    expect(await mia.list()).toMatchObject([
      {
        id: program.id,
        team: { name: 'Sales' },
        lastUsedAt: endpoint.now,
        scopes: ['report:read'],
      },
    ])
    expect(JSON.stringify(await mia.list())).not.toContain(program.secret)
    // The endpoint does not store the time of the last use at every request.
    endpoint.now += minute
    await program.ask(REPORT)
    expect(await mia.list()).toMatchObject([{ lastUsedAt: endpoint.now - minute }])
  })

  it('ends on its day, and at once if it is revoked', async () => {
    const { endpoint, mia } = await fixture()
    const short = await mia.program({ days: 2 })
    const long = await mia.program({ days: MAX_TOKEN_DAYS })
    endpoint.now += 2 * day - 1
    expect(await short.statusOf(REPORT)).toBe(200)
    endpoint.now += 1
    expect(await short.statusOf(REPORT)).toBe(401)
    const isGood = new Map((await mia.list()).map((one) => [one.id, one.isGood]))
    expect([isGood.get(short.id), isGood.get(long.id)]).toEqual([false, true])
    expect((await mia.send(`/v1/tokens/${long.id}`, 'DELETE')).status).toBe(204)
    expect(await long.statusOf(REPORT)).toBe(401)
    expect((await mia.send(`/v1/tokens/${long.id}`, 'DELETE')).status).toBe(404)
    expect((await mia.make({ days: MAX_TOKEN_DAYS + 1 })).status).toBe(400)
    expect((await mia.make({ scopes: [] })).status).toBe(400)
  })

  it('is neither a device nor a session', async () => {
    const { endpoint, mia } = await fixture()
    const { secret } = await mia.program()
    const cookie = await endpoint.app.request('/v1/team', {
      headers: { Cookie: `stint-8787=${secret}`, Origin: 'http://127.0.0.1:8787' },
    })
    expect(cookie.status).toBe(401)
    const { token } = mia.device
    const cut = await endpoint.app.request(REPORT, {
      headers: { Authorization: `Bearer stint_${token.slice(-43)}` },
    })
    expect(cut.status).toBe(401)
  })
})

describe('a token of a head', () => {
  it('reaches the teams that they lead, and names one of several', async () => {
    const { endpoint, mia, ben } = await fixture()
    const one = await mia.program()
    expect(await one.statusOf(`${REPORT}&team=${ben.team}`)).toBe(403)
    await changeMember(
      endpoint.db,
      mia.member,
      { leads: [mia.team, ben.team] },
      { now: endpoint.now, actor: 'test' },
    )
    expect(await one.statusOf(REPORT)).toBe(400)
    expect(await one.statusOf(`${REPORT}&team=${ben.team}`)).toBe(200)
    const bound = await mia.program({ team: mia.team })
    expect(await bound.statusOf(REPORT)).toBe(200)
    expect(await bound.statusOf(`${REPORT}&team=${ben.team}`)).toBe(403)
  })

  it('stops when they lead the team no more, or leave', async () => {
    const { endpoint, mia, ben } = await fixture()
    const acting = { now: endpoint.now, actor: 'test' }
    const [sales, support] = [await mia.program(), await ben.program()]
    await changeMember(endpoint.db, mia.member, { role: 'member' }, acting)
    expect(await sales.statusOf(REPORT)).toBe(403)
    await leaveTeam(endpoint.db, ben.member, {}, acting)
    expect(await support.statusOf(REPORT)).toBe(403)
  })

  it('is seen and revoked by them and by administrators, and by no other head', async () => {
    const { mia, ben, olga, anna } = await fixture()
    const { id } = await mia.program()
    expect(await ben.list()).toEqual([])
    expect((await olga.list()).map((one) => one.id)).toEqual([id])
    expect((await ben.send(`/v1/tokens/${id}`, 'DELETE')).status).toBe(404)
    expect((await anna.send(`/v1/tokens/${id}`, 'DELETE')).status).toBe(403)
    expect((await olga.send(`/v1/tokens/${id}`, 'DELETE')).status).toBe(204)
  })
})

describe('a token of an administrator', () => {
  it('reads people and writes indicators of every team, and nobody’s time', async () => {
    const { mia, anna, olga } = await fixture()
    expect((await olga.make()).status).toBe(403)
    expect((await olga.make({ scopes: ['people:read', 'indicators:read'] })).status).toBe(403)
    const program = await olga.program({ scopes: ['people:read', 'indicators:write'] })
    const { members } = (await (await program.ask('/v1/members')).json()) as {
      members: Record<string, unknown>[]
    }
    expect(members.map(({ name }) => name)).toEqual(['Anna Lee', 'Mia Roe', 'Ben Ray', 'Olga Sim'])
    expect(members.filter((one) => 'lastSeenAt' in one || 'invitedUntil' in one)).toEqual([])
    const value = { indicator: 'won', period: 'month', from: '2026-10-01', value: 3 }
    const values = [{ ...value, person: anna.member }]
    const put = await program.ask(`/v1/indicators?team=${mia.team}`, 'PUT', { values })
    expect(await put.json()).toMatchObject({ stored: 1, rejected: [] })
    expect(await program.statusOf(`${VALUES}&team=${mia.team}`)).toBe(403)
    expect(await program.statusOf(`${REPORT}&team=${mia.team}`)).toBe(403)
  })

  it('of one team sees the people of that team', async () => {
    const { mia, ben, olga } = await fixture()
    const program = await olga.program({ scopes: ['people:read'], team: mia.team })
    const get = async (path: string) => JSON.stringify(await (await program.ask(path)).json())
    expect(await get('/v1/members')).not.toContain('Ben Ray')
    expect(await get('/v1/teams')).toContain('Mia Roe')
    expect(await get('/v1/teams')).not.toContain(ben.team)
  })

  it('without people:read names nobody in the list of teams', async () => {
    const { mia, olga } = await fixture()
    const program = await olga.program({ scopes: ['indicators:write'] })
    const teams = JSON.stringify(await (await program.ask('/v1/teams')).json())
    expect(teams).toContain(mia.team)
    expect(teams).not.toContain('Mia Roe')
  })

  it('ends with its team', async () => {
    const { endpoint, olga } = await fixture()
    const acting = { now: endpoint.now, actor: 'test' }
    const empty = await addTeam(endpoint.db, 'Empty', acting)
    const program = await olga.program({ scopes: ['people:read'], team: empty.id })
    await deleteTeam(endpoint.db, empty.id, acting)
    expect(await program.statusOf('/v1/members')).toBe(401)
  })
})

describe('figures that a program reads', () => {
  it('are in the access log of each person, under the name of the token, also once it is revoked', async () => {
    const { endpoint, mia, anna } = await fixture()
    await anna.device.send([segment()])
    const value = { indicator: 'won', period: 'month', from: '2026-10-01', value: 3 }
    await mia.send('/v1/indicators', 'PUT', { values: [{ ...value, person: anna.member }] })
    const program = await mia.program({
      name: 'Sales dashboard',
      scopes: ['report:read', 'indicators:read'],
    })
    await (await program.ask(REPORT)).arrayBuffer()
    endpoint.now += minute
    expect(await program.statusOf(`${VALUES}&by=person`)).toBe(200)
    const log = async () =>
      ((await (await anna.device.get('/v1/access-log')).json()) as AccessLog).reads
    const reader = { id: program.id, name: 'Sales dashboard', token: true }
    const expected = [
      { reader, route: 'indicators', from: '2026-10-01' },
      { reader, route: 'layout', from: '2026-11-16', to: '2026-11-22' },
    ]
    expect(await log()).toMatchObject(expected)
    await mia.send(`/v1/tokens/${program.id}`, 'DELETE')
    expect(await log()).toMatchObject(expected)
  })

  it('are those of groups in group mode', async () => {
    const { mia, olga } = await fixture()
    const program = await mia.program({ scopes: ['report:read', 'indicators:read'] })
    await olga.send(`/v1/teams/${mia.team}/mode`, 'PUT', { mode: 'group' })
    expect(await program.statusOf(REPORT)).toBe(403)
    expect(await program.statusOf(`${VALUES}&by=person`)).toBe(403)
    expect(await program.statusOf('/v1/team/group?from=2026-11-16&to=2026-11-22')).toBe(200)
    expect(await program.statusOf(VALUES)).toBe(200)
  })
})

it('tokens of an entry that is merged go on as those of the person', async () => {
  const { endpoint, mia, ben } = await fixture()
  const program = await mia.program()
  await mergeMembers(endpoint.db, ben.member, mia.member, { now: endpoint.now, actor: 'test' })
  expect(await ben.list()).toMatchObject([{ id: program.id, madeBy: 'Ben Ray' }])
})

it('commands make, list and revoke tokens, and the audit has each act', async () => {
  const { endpoint, mia } = await fixture()
  endpoint.now = Date.now()
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await command([...args, '--db', endpoint.where])
    return { code, said: stdout + stderr }
  }
  expect((await run('token', 'add', 'BI', '--scopes', 'everything')).code).toBe(2)
  const made = await run('token', 'add', 'BI', '--scopes', 'report:read,people:read')
  const [secret = ''] = /stint_[\w-]{43}/.exec(made.said) ?? []
  const ask = (path: string) =>
    endpoint.app.request(path, { headers: { Authorization: `Bearer ${secret}` } })
  expect((await ask(`${REPORT}&team=${mia.team}`)).status).toBe(200)
  expect((await ask('/v1/members')).status).toBe(200)
  const { said } = await run('token', 'list')
  expect(said).toMatch(/BI {2}report:read,people:read {2}all teams {2}made by command line, /)
  expect(await run('access', 'Anna Lee')).toMatchObject({
    said: expect.stringContaining('API token BI'),
  })
  const id = said.slice(0, 8)
  expect((await run('token', 'revoke', id)).said).toContain('The token BI is void.')
  expect((await ask('/v1/members')).status).toBe(401)
  const { said: acts } = await run('audit')
  expect(acts).toContain('token made: API token BI, report:read, people:read; 90 days')
  expect(acts).toContain('token revoked: API token BI')
  expect(await run('token', 'list')).toMatchObject({ said: 'There are no API tokens.\n' })
})
