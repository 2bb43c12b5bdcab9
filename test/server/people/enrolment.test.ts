import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { day, hour } from '../../../src/core/time/units.ts'
import { Connected, Devices, Invite, InvitedMember } from '../../../src/sync/contract.ts'
import { connectDevice, NOON } from '../../support/endpoint/fixture.ts'
import { connectBy, startFixture } from '../../support/endpoint/people-fixture.ts'

describe('an invite', () => {
  const invited = async () => {
    const all = await startFixture({ address: 'https://tools.company.example/stint' })
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
    const connected = await connectBy(endpoint, invite.code.toLowerCase().replace(/(.{5})/g, '$1-'))
    expect(Connected.parse(await connected.json())).toMatchObject({
      member: 'Clara',
      team: 'Sales',
    })
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
      const connected = Connected.parse(await answer.json())
      expect(connected).not.toHaveProperty('device')
      tokens.push(connected.token)
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
    const connected = await connectBy(endpoint, invite.code)
    expect(Connected.parse(await connected.json()).team).toBe('Support')
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
    const { endpoint, laptop, anna, ask } = await startFixture()
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
    const { endpoint, laptop, anna, ask } = await startFixture()
    const code = async () =>
      (await ask('POST', `/v1/members/${anna.member}/code`)).body.code as string
    const first = await code()
    const clone = async () =>
      Connected.parse(
        await (await connectBy(endpoint, first, { device: laptop.id, query: '?apart=1' })).json(),
      )
    const connected = await clone()
    expect(connected.device).toMatch(/^[0-9a-f-]{36}$/)
    expect(connected.device).not.toBe(laptop.id)
    expect((await laptop.get('/v1/me')).status).toBe(200)
    // If the first reply was lost, the browser asks again, and gets the same id again.
    const again = await clone()
    expect(again.device).toBe(connected.device)
    const headers = { Authorization: `Bearer ${again.token}` }
    const me = await (await endpoint.app.request('/v1/me', { headers })).json()
    expect(me).toMatchObject({ device: connected.device })
    // A browser that was disconnected gets its old id. So does a client that does not ask for another
    // id.
    await ask('DELETE', `/v1/members/${anna.member}/devices/${laptop.id}`)
    const second = await connectBy(endpoint, await code(), { device: laptop.id, query: '?apart=1' })
    expect(Connected.parse(await second.json())).not.toHaveProperty('device')
    const third = await connectBy(endpoint, await code(), { device: laptop.id })
    expect(Connected.parse(await third.json())).not.toHaveProperty('device')
  })
})
