import { describe, expect, it } from 'vitest'
import { day, hour } from '../../../src/core/time/units.ts'
import { Invite, problemType } from '../../../src/sync/contract.ts'
import { connectDevice, NOON, segment } from '../../support/endpoint/fixture.ts'
import {
  addHead,
  connectBy,
  readLayout,
  startFixture,
} from '../../support/endpoint/people-fixture.ts'

describe('a person who leaves', () => {
  it('at once: no device may send, the history is kept, and nothing is expected after it', async () => {
    const all = await startFixture()
    const { laptop, act, anna, ask } = all
    await laptop.send([segment()])
    const left = await act(anna.member, 'leave')
    expect(left).toMatchObject({ leavesAt: NOON, devices: 0 })
    expect((await laptop.get('/v1/me')).status).toBe(401)
    const { head, device } = await addHead(all)
    await ask('PUT', `/v1/members/${head.member}`, { leads: [anna.team] })
    expect((await readLayout(device)).members).toMatchObject([
      { id: anna.member, until: '2026-11-23', days: [{ date: '2026-11-23' }] },
    ])
    const invite = await ask('POST', `/v1/members/${anna.member}/invite`)
    expect(invite.body.type).toBe(problemType('has-left'))
  })

  it('after a last day, at its end where they are; who stays after all, stays', async () => {
    const { endpoint, laptop, act, anna } = await startFixture()
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

  it('after a last day has left until they return, and their browser is void', async () => {
    const { endpoint, laptop, act, anna, ask } = await startFixture()
    await act(anna.member, 'leave', { lastDay: '2026-11-24', zone: 'UTC' })
    const { body } = await ask('POST', `/v1/members/${anna.member}/invite`)
    endpoint.now += 3 * day
    await act(anna.member, 'return')
    expect((await laptop.get('/v1/me')).status).toBe(401)
    expect((await connectBy(endpoint, Invite.parse(body).code)).status).toBe(403)
  })

  it('and stays after all can be in another team at once', async () => {
    const { laptop, act, anna, support } = await startFixture()
    await act(anna.member, 'leave', { lastDay: '2026-11-24', zone: 'UTC' })
    const back = await act(anna.member, 'return', { team: support })
    expect(back).toMatchObject({ team: { id: support }, role: 'member' })
    expect(back).not.toHaveProperty('leavesAt')
    expect((await laptop.get('/v1/me')).status).toBe(200)
  })

  it('never leaves before they came', async () => {
    const { act, anna } = await startFixture()
    const { leavesAt, addedAt } = await act(anna.member, 'leave', { lastDay: '2020-01-01' })
    expect(leavesAt).toBe(addedAt)
  })

  it('comes back under the same identity, as a member; the old devices stay void', async () => {
    const all = await startFixture()
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
    const { head, device } = await addHead(all)
    await ask('PUT', `/v1/members/${head.member}`, { leads: [anna.team] })
    const [person] = (await readLayout(device)).members ?? []
    expect(person).toMatchObject({
      since: '2026-11-23',
      away: [{ from: '2026-11-24', to: '2026-11-27' }],
    })
  })
})
