import { describe, expect, it } from 'vitest'
import { day } from '../../../src/core/time/units.ts'
import { MAX_AMENDED, MAX_HISTORY, Scheme } from '../../../src/sync/contract.ts'
import { reasonsOf, startCounted } from '../../support/endpoint/count-reads.ts'
import { segment } from '../../support/endpoint/fixture.ts'

describe('a scheme', () => {
  const readiness = { indicatorsInCrm: true, crmForHalfAYear: true }

  it('stays small after many amendments, and keeps versions that rows were recorded under', async () => {
    const { one, endpoint } = await startCounted()
    const read = async () => {
      const answer = await one.get('/v1/scheme')
      const text = await answer.text()
      return { length: text.length, scheme: Scheme.parse(JSON.parse(text)) }
    }
    const put = async (change: object) => (await one.ask('/v1/scheme', 'PUT', change)).status
    const first = await read()
    let settled = first.scheme.categories
    const amend = async (i: number) => {
      const { scheme } = await read()
      const own = { ...settled[0], id: `own-${i}`, en: `Own ${i}`, ru: `Своя ${i}` }
      const categories = [...settled, { ...own, parent: 'misc', group: 'other' }]
      const change = { after: scheme.version, zone: 'Europe/Moscow', changeEvery: 1, categories }
      expect(await put({ ...change, readiness })).toBe(200)
    }
    await amend(0)
    // The person who sent this row is further east, where the day of the new scheme has already begun.
    const row = segment({ category: 'own-0', scheme: 2 })
    expect(reasonsOf(await one.send([row]))).toEqual(['stored'])
    for (let i = 1; i < 60; i++) await amend(i)
    const { length, scheme } = await read()
    expect(scheme.history.length).toBeLessThanOrEqual(MAX_AMENDED + 2)
    expect(length).toBeLessThan(first.length * (MAX_AMENDED + 4))
    expect(scheme.history.some(({ version }) => version === 2)).toBe(true)
    expect(scheme).toMatchObject({ version: 61, from: '2026-11-24' })
    // A version that is replaced before its day has begun anywhere on earth is not kept.
    endpoint.now = Date.parse('2027-01-10T06:00Z')
    settled = scheme.categories
    for (let i = 60; i < 80; i++) await amend(i)
    expect((await read()).scheme.history.filter(({ from }) => from === '2027-01-11')).toEqual([])
  })

  it('made while the clock ran ahead takes effect tomorrow once it is amended', async () => {
    const { one, endpoint } = await startCounted()
    const put = async (changeEvery: number) => {
      const scheme = Scheme.parse(await (await one.get('/v1/scheme')).json())
      const { version: after, categories } = scheme
      const change = { after, zone: 'UTC', changeEvery, categories, readiness }
      const answer = await one.ask('/v1/scheme', 'PUT', change)
      return Scheme.parse(await answer.json())
    }
    endpoint.now += 170 * day
    expect((await put(3)).from).toBe('2027-05-13')
    endpoint.now -= 170 * day
    expect((await put(6)).from).toBe('2026-11-24')
  })

  it('leaves its oldest versions out of an answer that would be too long', async () => {
    const { one, endpoint } = await startCounted()
    const { team } = one.member
    const long = 'Ж'.repeat(60)
    const held = Scheme.parse(await (await one.get('/v1/scheme')).json())
    const own = Array.from({ length: 40 }, (_, i) => ({
      id: `own-${i}`,
      en: `${long}`.slice(0, 55) + i,
      ru: `${long}`.slice(0, 55) + i,
      group: 'other',
      parent: 'misc',
      offComputer: false,
      yields: true,
    }))
    const categories = JSON.stringify([...held.categories, ...own])
    for (let version = 2; version < 150; version++)
      await endpoint.db
        .insertInto('schemes')
        .values({
          team,
          version,
          from_date: `20${String(20 + Math.floor(version / 12))}-01-01`,
          change_every: 1,
          categories,
          created_at: 0,
          created_by: '',
        })
        .execute()
    const text = await (await one.get('/v1/scheme')).text()
    expect(text.length).toBeLessThan(1.5 * MAX_HISTORY)
    const { history } = Scheme.parse(JSON.parse(text))
    expect(history.length).toBeGreaterThan(5)
    expect(history[0]?.version).toBe(148)
  })
})
