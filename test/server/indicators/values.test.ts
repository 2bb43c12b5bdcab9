import { describe, expect, it } from 'vitest'
import { exportMember } from '../../../server/people/export-member.ts'
import { forgetMember } from '../../../server/people/forget-member.ts'
import { mergeMembers } from '../../../server/people/merge.ts'
import { removeOld } from '../../../server/segments/retention.ts'
import { hour } from '../../../src/core/time/units.ts'
import type { AccessLog, Reviews, ValueHistory } from '../../../src/sync/contract.ts'
import { everythingIn, newMember } from '../../support/endpoint/fixture.ts'
import { month, openFixture, shortly } from './fixture.ts'

const OCTOBER = '2026-10-01'

describe('values', () => {
  it('of a team are what was given for it, and else the sum of its people', async () => {
    const { put, get, ids } = await openFixture()
    const stored = await put([
      month('volume', OCTOBER, 100.1, ids.anna),
      month('margin', OCTOBER, 30, ids.anna),
      month('volume', OCTOBER, 200.2, ids.boris),
      month('margin-amount', OCTOBER, 20.02, ids.boris),
      month('leads', OCTOBER, 7, ids.boris),
      month('leads', OCTOBER, 12),
      month('won', '2026-09-01', 5),
    ])
    expect(stored).toEqual({ stored: 7, same: 0, rejected: [] })
    expect(shortly((await get()).team)).toEqual({
      'won 2026-09-01': 5,
      'leads 2026-10-01': 12,
      'volume 2026-10-01': 300.3,
      'margin-amount 2026-10-01': 50.05,
    })
  })

  it('sent again change nothing; the newest wins, and its history has every state', async () => {
    const { endpoint, put, get, ok, mia } = await openFixture()
    const values = [month('volume', OCTOBER, 100), month('won', OCTOBER, 3)]
    await put(values)
    const before = await everythingIn(endpoint.db)
    expect(await put(values)).toMatchObject({ stored: 0, same: 2 })
    expect(await everythingIn(endpoint.db)).toBe(before)
    endpoint.now += hour
    expect(await put([month('volume', OCTOBER, 120.5)])).toMatchObject({ stored: 1, same: 0 })
    endpoint.now += hour
    await put([month('volume', OCTOBER, null)])
    expect(shortly((await get()).team)).toEqual({ 'won 2026-10-01': 3 })
    const path = `/v1/indicators/history?indicator=volume&period=month&from=${OCTOBER}`
    const { values: states } = await ok<ValueHistory>(await mia.ask(path))
    expect(states).toEqual([
      { value: null, at: endpoint.now },
      { value: 120.5, at: endpoint.now - hour },
      { value: 100, at: endpoint.now - 2 * hour },
    ])
  })

  it('that are wrong are named, and hinder no others', async () => {
    const { put, get, ids, mia } = await openFixture()
    const found = await put([
      month('volume', OCTOBER, 1),
      month('visits', OCTOBER, 1),
      month('volume', OCTOBER, 1, '6a1c0f3e-1f9b-4c7e-9d2a-3b7f0c5d8e21'),
      month('leads', OCTOBER, 1.5),
      { ...month('won', OCTOBER, 4), email: 'nobody@company.example' },
      month('won', OCTOBER, 4, ids.anna),
    ])
    expect(found.stored).toBe(2)
    expect(found.rejected.map(({ index }) => index)).toEqual([1, 2, 3, 4])
    expect(shortly((await get()).team)).toEqual({ 'volume 2026-10-01': 1, 'won 2026-10-01': 4 })
    for (const wrong of [
      month('volume', '2026-10-02', 1),
      month('volume', OCTOBER, 0.00001),
      month('volume', OCTOBER, 1e12),
      month('constructor', OCTOBER, 1),
      { ...month('volume', OCTOBER, 1), period: 'quarter' },
      { ...month('volume', '2026-10-06', 1), period: 'week' },
    ])
      expect((await mia.ask('/v1/indicators', 'PUT', { values: [wrong] })).status).toBe(400)
  })

  it('are assigned to a person by the e-mail address', async () => {
    const { endpoint, put, get } = await openFixture()
    const clara = await newMember(endpoint, 'Clara')
    await endpoint.db
      .updateTable('people')
      .set({ email: 'clara@company.example' })
      .where('id', '=', clara.member)
      .execute()
    await put([{ ...month('won', OCTOBER, 2), email: 'Clara@company.example' }])
    expect((await get(`person=${clara.member}`)).people?.[0]).toMatchObject({
      name: 'Clara',
      values: [{ indicator: 'won', value: 2 }],
    })
  })
})

describe('who sees what', () => {
  it('heads see their team and its people; a member only their own', async () => {
    const { put, get, ids, anna, boris, hire } = await openFixture()
    await put([
      month('won', OCTOBER, 2, ids.anna),
      month('won', OCTOBER, 3, ids.boris),
      month('leads', OCTOBER, 50),
    ])
    const people = (await get('by=person')).people
    expect(people?.map(({ name, values }) => [name, values.length])).toEqual([
      ['Anna Lee', 1],
      ['Boris', 1],
      ['Mia Roe', 0],
    ])
    expect((await get('', anna)).people).toEqual([
      expect.objectContaining({ id: ids.anna, values: [expect.objectContaining({ value: 2 })] }),
    ])
    expect((await get('', anna)).team).toBeUndefined()
    const olga = await hire('Olga', 'administrator')
    const other = await hire('Head of Support', 'manager', 'Support')
    const range = `/v1/indicators?from=2026-01-01&to=2026-12-31`
    for (const [device, query] of [
      [anna, `&person=${ids.boris}`],
      [anna, `&team=${boris.member.team}`],
      [olga, `&person=${ids.boris}`],
      [olga, `&team=${boris.member.team}`],
      [other, `&team=${boris.member.team}`],
    ] as const)
      expect((await device.ask(range + query)).status).toBe(403)
    // The head of one team gets the same answer for people of another team as for unknown people.
    expect((await other.ask(`${range}&person=${ids.boris}`)).status).toBe(404)
    expect(
      (await other.ask('/v1/indicators', 'PUT', { values: [month('won', OCTOBER, 9, ids.boris)] }))
        .status,
    ).toBe(200)
    expect((await get(`person=${ids.boris}`)).people?.[0]?.values[0]?.value).toBe(3)
  })

  it('a read of named people is in their access log, one of the team in none', async () => {
    const { endpoint, put, get, ok, ids, anna, boris } = await openFixture()
    await put([month('won', OCTOBER, 2, ids.anna), month('won', OCTOBER, 3, ids.boris)])
    const logOf = async (device: typeof anna) =>
      (await ok<AccessLog>(await device.ask('/v1/access-log'))).reads
    await get()
    await get('', anna)
    expect(await logOf(anna)).toEqual([])
    await get(`person=${ids.anna}`)
    expect(await logOf(anna)).toEqual([
      {
        reader: { id: ids.mia, name: 'Mia Roe' },
        route: 'indicators',
        from: '2026-01-01',
        to: '2026-12-31',
        firstAt: endpoint.now,
        lastAt: endpoint.now,
      },
    ])
    expect(await logOf(boris)).toEqual([])
    await get('by=person')
    expect(await logOf(boris)).toHaveLength(1)
  })

  it('a member sees the choices without the hourly cost', async () => {
    const { choose, ok, anna, mia, endpoint } = await openFixture()
    const own = [{ id: 'visits', name: 'Visits', measure: 'count', direction: 'up' }]
    await choose({ hourlyCost: 31.5, own })
    const chosen = await choose({ currency: 'EUR' })
    expect(chosen).toEqual({ currency: 'EUR', hourlyCost: 31.5, own, targets: [] })
    const { hourlyCost, ...seen } = chosen
    expect(await ok(await anna.ask('/v1/indicators/choices'))).toEqual(seen)
    expect(await ok(await mia.ask('/v1/indicators/choices'))).toEqual(chosen)
    const acts = await endpoint.db
      .selectFrom('audit')
      .select('detail')
      .where('act', '=', 'indicators chosen')
      .execute()
    expect(acts).toHaveLength(2)
    await choose({ currency: 'EUR' })
    expect(
      await endpoint.db
        .selectFrom('audit')
        .select('id')
        .where('act', '=', 'indicators chosen')
        .execute(),
    ).toHaveLength(2)
  })

  it('own indicators are at most ten, each once, and none of the standard ones', async () => {
    const { mia, choose, put } = await openFixture()
    const one = (id: string) => ({ id, name: id, measure: 'count', direction: 'none' })
    const change = (own: object[]) => mia.ask('/v1/indicators/choices', 'PUT', { own })
    for (const wrong of [
      [one('a'), one('a')],
      [one('volume')],
      Array.from({ length: 11 }, (_, i) => one(`x${i}`)),
    ])
      expect([400, 413]).toContain((await change(wrong)).status)
    await choose({ own: Array.from({ length: 10 }, (_, i) => one(`x${i}`)) })
    expect(await put([month('x9', OCTOBER, 4)])).toMatchObject({ stored: 1, rejected: [] })
  })
})

describe('what a team agreed', () => {
  it('is kept by month, changed and removed', async () => {
    const { endpoint, ok, mia } = await openFixture()
    const put = async (body: object) =>
      (await ok<Reviews>(await mia.ask('/v1/indicators/reviews', 'PUT', body))).reviews
    await put({ month: '2026-09-01', agreed: 'Calls before ten.', watch: 'selling-share' })
    await put({ month: OCTOBER, agreed: 'Ask for referrals.' })
    const changed = await put({ month: OCTOBER, agreed: 'Ask for two referrals.' })
    expect(changed).toEqual([
      { month: OCTOBER, agreed: 'Ask for two referrals.', at: endpoint.now },
      {
        month: '2026-09-01',
        agreed: 'Calls before ten.',
        watch: 'selling-share',
        at: endpoint.now,
      },
    ])
    expect(await put({ month: OCTOBER, agreed: ' ' })).toHaveLength(1)
  })
})

describe("a person's values", () => {
  it('are exported, merged, and forgotten with them', async () => {
    const { endpoint, put, get, ids, anna } = await openFixture()
    await put([month('won', OCTOBER, 2, ids.anna), month('won', '2026-09-01', 7, ids.boris)])
    const exported = await exportMember(endpoint.db, anna.member, endpoint.now)
    expect(exported.indicators).toEqual([
      { indicator: 'won', period: 'month', from: OCTOBER, value: 2, givenAt: endpoint.now },
    ])
    await mergeMembers(endpoint.db, ids.anna, ids.boris, { now: endpoint.now, actor: 'test' })
    expect(shortly((await get(`person=${ids.anna}`)).people?.[0]?.values)).toEqual({
      'won 2026-09-01': 7,
      'won 2026-10-01': 2,
    })
    await forgetMember(endpoint.db, { member: ids.anna }, endpoint.now)
    expect(await everythingIn(endpoint.db)).not.toContain('"won"')
  })

  it('go with retention, those of the team stay', async () => {
    const { endpoint, put, get, ids } = await openFixture()
    await put([
      month('won', '2026-01-01', 2, ids.anna),
      month('won', OCTOBER, 3, ids.anna),
      month('leads', '2026-01-01', 9),
    ])
    await removeOld(endpoint.db, 100, endpoint.now)
    expect(shortly((await get()).team)).toEqual({ 'leads 2026-01-01': 9, 'won 2026-10-01': 3 })
  })
})
