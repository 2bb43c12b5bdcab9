/**
 * Tests the expected working time of a person and of the team at the endpoint, and which part of it the
 * team's report gets.
 */
import { describe, expect, it } from 'vitest'
import { changeMember } from '../../../server/people/change-member.ts'
import type { Layout, Me, WorkingTime } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  type Endpoint,
  everythingIn,
  newDevice,
  newMember,
  segment,
  startEndpoint,
  type TestDevice,
} from '../../support/endpoint/fixture.ts'

const put = (endpoint: Endpoint, device: TestDevice, path: string, body: unknown) =>
  endpoint.app.request(path, {
    method: 'PUT',
    headers: { ...device.authorization, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

const fixture = async () => {
  const endpoint = await startEndpoint()
  const person = await newMember(endpoint)
  const anna = await connectDevice(endpoint, person)
  const boss = await newDevice(endpoint, 'Boss', 'Sales', 'manager')
  await anna.send([segment()])
  const keep = (time: object, device = anna) => put(endpoint, device, '/v1/working-time', time)
  const expected = async (from = '2026-11-01', to = '2026-11-30') => {
    const answer = await boss.get(`/v1/team/layout?from=${from}&to=${to}&zone=UTC`)
    const { members } = (await answer.json()) as Layout
    return members.find(({ name }) => name === 'Anna')?.expected
  }
  return { endpoint, person, anna, boss, keep, expected }
}

const TIME: WorkingTime = {
  week: [8, 8, 8, 0, 0, 0, 0],
  off: [{ from: '2026-11-09', to: '2026-11-20' }],
  changedAt: 1_795_429_800_000,
}
const USUAL = [8, 8, 8, 8, 8, 0, 0]

describe('the working time of a person', () => {
  it('is Monday to Friday until one is sent, then what was sent', async () => {
    const { keep, expected, anna } = await fixture()
    expect(await expected()).toEqual({ week: USUAL, off: [] })
    expect((await keep(TIME)).status).toBe(204)
    expect(await expected()).toEqual({ week: TIME.week, off: TIME.off })
    expect(await expected('2026-11-23', '2026-11-27')).toMatchObject({ off: [] })
    expect(((await (await anna.get('/v1/me')).json()) as Me).workingTime).toEqual({
      own: TIME,
      team: { off: [] },
    })
  })

  it('is that of the later change, whichever device sends it, in whichever order', async () => {
    const { endpoint, person, keep, expected } = await fixture()
    const phone = await connectDevice(endpoint, person)
    await keep({ off: [], changedAt: TIME.changedAt + 1 }, phone)
    expect((await keep(TIME)).status).toBe(204)
    expect(await expected()).toEqual({ week: USUAL, off: [] })
  })

  it.each([
    ['a reason', { ...TIME, off: [{ ...TIME.off[0], reason: 'sick' }] }],
    ['a week of six days', { ...TIME, week: [8, 8, 8, 8, 8, 8] }],
    ['a day of 25 hours', { ...TIME, week: [25, 0, 0, 0, 0, 0, 0] }],
    [
      'a range that ends before it starts',
      { ...TIME, off: [{ from: '2026-11-09', to: '2026-11-08' }] },
    ],
    ['a date that is none', { ...TIME, off: [{ from: '2026-02-30', to: '2026-03-01' }] }],
    ['no instant', { off: [] }],
  ])('is refused with %s', async (_, time) => {
    const { endpoint, keep, expected } = await fixture()
    expect((await keep(time)).status).toBe(400)
    expect(await expected()).toEqual({ week: USUAL, off: [] })
    expect(await everythingIn(endpoint.db)).not.toContain('sick')
  })
})

describe("a team's week and holidays", () => {
  const TEAM = { week: [0, 8, 8, 8, 8, 0, 0], off: [{ from: '2026-11-04', to: '2026-11-04' }] }

  it('count for who has no week of their own; its holidays for all', async () => {
    const { endpoint, boss, keep, expected } = await fixture()
    await keep({ usualWeek: [8, 8, 8, 8, 0, 0, 8], off: [], changedAt: 0 })
    expect(await expected()).toMatchObject({ week: [8, 8, 8, 8, 0, 0, 8] })
    const change = await put(endpoint, boss, '/v1/team', { workingTime: TEAM })
    expect(await change.json()).toMatchObject({ workingTime: TEAM, shareMiddle: false })
    expect(await expected()).toEqual(TEAM)
    await keep(TIME)
    expect(await expected()).toEqual({ week: TIME.week, off: [...TIME.off, ...TEAM.off] })
  })

  it('leave the middle as it is, and leave one act however often they are sent', async () => {
    const { endpoint, boss } = await fixture()
    await put(endpoint, boss, '/v1/team', { shareMiddle: true })
    for (const _ of [1, 2]) await put(endpoint, boss, '/v1/team', { workingTime: TEAM })
    expect(await (await boss.get('/v1/team')).json()).toMatchObject({ shareMiddle: true })
    const acts = await endpoint.db
      .selectFrom('audit')
      .select('act')
      .where('act', '=', 'working time changed')
      .execute()
    expect(acts).toHaveLength(1)
  })

  it('are not changed by a member', async () => {
    const { endpoint, anna } = await fixture()
    expect((await put(endpoint, anna, '/v1/team', { workingTime: TEAM })).status).toBe(403)
  })
})

it('an untracked head may say theirs, which is in no layout', async () => {
  const { endpoint, person, keep } = await fixture()
  const acting = { actor: 'command line', now: endpoint.now }
  await changeMember(endpoint.db, person.member, { isTracked: false }, acting)
  expect((await keep(TIME)).status).toBe(204)
})
