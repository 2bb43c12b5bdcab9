import { describe, expect, it } from 'vitest'
import { createCode } from '../../../server/people/codes.ts'
import { hour } from '../../../src/core/time/units.ts'
import { Connected, Members } from '../../../src/sync/contract.ts'
import { connectDevice, newMember, segment } from '../../support/endpoint/fixture.ts'
import { at, connectBy, startFixture } from '../../support/endpoint/people-fixture.ts'

describe('two entries of one person', () => {
  it('become one, each part in its team, with both browsers', async () => {
    const { endpoint, laptop, anna, ask, act } = await startFixture()
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
    const { endpoint, laptop, anna, act } = await startFixture()
    await laptop.send([segment()])
    const twin = await newMember(endpoint, 'Anna Lee', 'Sales')
    endpoint.now += hour
    const { code } = await createCode(endpoint.db, twin, endpoint.now)
    const answer = await connectBy(endpoint, code, { device: laptop.id })
    const { token } = Connected.parse(await answer.json())
    await act(anna.member, 'merge', { other: twin.member })
    const headers = { Authorization: `Bearer ${token}` }
    expect((await endpoint.app.request('/v1/me', { headers })).status).toBe(200)
    expect((await laptop.get('/v1/me')).status).toBe(401)
  })
})
