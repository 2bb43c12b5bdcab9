import { describe, expect, it } from 'vitest'
import { problemType, Team, Teams } from '../../../src/sync/contract.ts'
import { newDevice, segment } from '../../support/endpoint/fixture.ts'
import { addHead, readLayout, startFixture } from '../../support/endpoint/people-fixture.ts'

describe('roles', () => {
  it('a head of two teams sees those and no other, also if they are not tracked', async () => {
    const all = await startFixture()
    const { ask, anna, support, laptop } = all
    await laptop.send([segment()])
    const { head, device } = await addHead(all)
    await ask('PUT', `/v1/members/${head.member}`, { leads: [anna.team, support], tracked: false })
    expect((await readLayout(device, `&team=${anna.team}`)).members).toMatchObject([
      { name: 'Anna' },
    ])
    expect((await readLayout(device, `&team=${support}`)).members).toMatchObject([
      { name: 'Boris' },
    ])
    expect((await readLayout(device)).members).toMatchObject([{ name: 'Anna' }])
    expect((await readLayout(device, `&team=${head.team}`)).status).toBe(403)
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
    expect((await readLayout(device, `&team=${anna.team}`)).status).toBe(403)
  })

  it('a head who has left is in no list of heads', async () => {
    const all = await startFixture()
    const { ask, anna } = all
    const { head } = await addHead(all)
    const headsOfSales = async () =>
      Teams.parse((await ask('GET', '/v1/teams')).body).teams.find(({ id }) => id === anna.team)
        ?.heads
    await ask('PUT', `/v1/members/${head.member}`, { leads: [anna.team] })
    expect(await headsOfSales()).toMatchObject([{ id: head.member }])
    await ask('POST', `/v1/members/${head.member}/leave`, {})
    expect(await headsOfSales()).toEqual([])
  })

  it('an administrator gets no figure of anybody, unless they lead the team as well', async () => {
    const { admin, laptop, anna, ask, endpoint } = await startFixture()
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
    const other = await newDevice(endpoint, 'Eve', 'Office', 'administrator')
    await ask('PUT', `/v1/members/${other.member.member}`, { leads: [anna.team] })
    expect((await readLayout(other)).members).toMatchObject([{ name: 'Anna' }])
  })

  it('an administrator cannot lock everybody out, nor make themselves a head', async () => {
    const { admin, ask } = await startFixture()
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
