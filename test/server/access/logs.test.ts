import { describe, expect, it } from 'vitest'
import { hour, minute } from '../../../src/core/time/units.ts'
import { AllReads, Audit } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  NOON,
  newMember,
  openConsole,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

const fixture = async () => {
  const endpoint = await startEndpoint()
  const ada = await newMember(endpoint, 'Ada', 'Office', 'administrator')
  const mia = await newMember(endpoint, 'Mia', 'Sales', 'manager')
  const anna = await newMember(endpoint, 'Anna', 'Sales')
  const { ask } = await openConsole(endpoint, ada)
  const audit = async (query = '') => Audit.parse(await (await ask(`/v1/audit?${query}`)).json())
  const reads = async (query = '') => AllReads.parse(await (await ask(`/v1/reads?${query}`)).json())
  return { endpoint, ada, mia, anna, ask, audit, reads }
}

/**
 * Reads all entries of a log, page by page. Returns the entries, and the number of them on each page.
 */
const inPages = async <T>(page: (query: string) => Promise<{ entries: T[]; next?: string }>) => {
  const all: T[] = []
  const sizes: number[] = []
  for (let cursor = ''; ; ) {
    const { entries, next } = await page(cursor && `cursor=${cursor}`)
    all.push(...entries)
    sizes.push(entries.length)
    if (next === undefined) return { all, sizes }
    cursor = next
  }
}

describe('the audit', () => {
  it('names who did what with whom, the newest first', async () => {
    const { endpoint, anna, ask, audit } = await fixture()
    endpoint.now = NOON + hour
    await ask(`/v1/members/${anna.member}`, 'PUT', { role: 'manager' })
    const [heads, role] = (await audit()).acts
    expect(role).toMatchObject({
      at: NOON + hour,
      act: expect.stringMatching(/^(role|heads) changed$/),
      actor: { name: 'Ada' },
      team: { name: 'Sales' },
      about: { id: anna.member, name: 'Anna' },
    })
    expect([heads?.detail, role?.detail].sort()).toEqual(['leads Sales', 'member → manager'])
  })

  it('says whose browser it was, and names nobody who was forgotten', async () => {
    const { endpoint, anna, ask, audit } = await fixture()
    endpoint.now += hour
    const device = await connectDevice(endpoint, anna)
    const connected = (await audit()).acts.find(({ act }) => act === 'device connected')
    expect(connected?.actor).toEqual({ id: anna.member, name: 'Anna' })
    expect(connected?.detail).toBe(`Anna, ${device.id.slice(0, 8)}`)
    await ask(`/v1/members/${anna.member}`, 'DELETE')
    const about = (await audit(`person=${anna.member}`)).acts
    expect(about.length).toBeGreaterThan(1)
    expect(JSON.stringify(about)).not.toContain('Anna')
  })

  it('has each act once over all pages, also where many acts have the same time', async () => {
    const { ask, audit } = await fixture()
    const rows = Array.from({ length: 25 }, (_, i) => `Rep ${i},Sales`)
    await ask('/v1/members/import', 'POST', { csv: ['name,team', ...rows].join('\n') })
    const whole = (await audit('limit=500')).acts.map(({ id }) => id)
    const { all, sizes } = await inPages(async (query) => {
      const { acts, next } = await audit(`limit=7&${query}`)
      return { entries: acts.map(({ id }) => id), ...(next && { next }) }
    })
    expect(all).toEqual(whole)
    expect(new Set(all).size).toBe(all.length)
    expect(sizes.slice(0, -1).every((size) => size === 7)).toBe(true)
  })

  it('has the acts of one instant in the order in which they were done', async () => {
    const { endpoint, anna, ask, audit } = await fixture()
    endpoint.now += hour
    const names = Array.from({ length: 12 }, (_, i) => `Rep ${i}`)
    const rows = names.map((name) => `${name},Sales`)
    await ask('/v1/members/import', 'POST', { csv: ['name,team', ...rows].join('\n') })
    for (const name of ['Lea', 'Max']) await ask('/v1/members', 'POST', { name, team: anna.team })
    const { acts } = await audit('limit=500')
    const done = acts
      .filter(({ at }) => at === endpoint.now)
      .map(({ act, about }) => `${act}: ${about?.name}`)
      .reverse()
    expect(done).toEqual([
      ...names.map((name) => `member added: ${name}`),
      ...names.map((name) => `invite made: ${name}`),
      ...['Lea', 'Max'].flatMap((name) => [`member added: ${name}`, `invite made: ${name}`]),
    ])
  })

  it('is filtered by days of a zone', async () => {
    const { endpoint, ask, audit } = await fixture()
    // At this instant it is already 24 November in Tokyo.
    endpoint.now = Date.parse('2026-11-23T22:00Z')
    await ask('/v1/teams', 'POST', { name: 'Late' })
    const added = async (query: string) =>
      (await audit(query)).acts.some(
        ({ act, team }) => act === 'team added' && team.name === 'Late',
      )
    expect(await added('from=2026-11-24&to=2026-11-24&zone=Asia/Tokyo')).toBe(true)
    expect(await added('to=2026-11-23&zone=Asia/Tokyo')).toBe(false)
    expect(await added('from=2026-11-24&zone=UTC')).toBe(false)
    expect(await added('from=2026-11-23&to=2026-11-23')).toBe(true)
  })

  it.each([
    'cursor=x',
    'cursor=1',
    'limit=0',
    'limit=501',
    'person=Anna',
    'from=today',
    'zone=Moon',
  ])('refuses %s', async (query) => {
    const { ask } = await fixture()
    const asked = query.startsWith('zone') ? `${query}&from=2026-11-23` : query
    for (const path of ['/v1/audit', '/v1/reads'])
      expect((await ask(`${path}?${asked}`)).status).toBe(400)
  })
})

describe('all reads', () => {
  it('say who read whose figures, and no figure, the newest first', async () => {
    const { endpoint, mia, anna, reads } = await fixture()
    const head = await connectDevice(endpoint, mia)
    const layout = (from: string) => head.get(`/v1/team/layout?from=${from}&to=${from}&zone=UTC`)
    await layout('2026-11-20')
    endpoint.now += 20 * minute
    await layout('2026-11-19')
    const { reads: all, next } = await reads()
    expect(next).toBeUndefined()
    expect(all.map(({ from, lastAt }) => [from, lastAt])).toEqual([
      ['2026-11-19', NOON + 20 * minute],
      ['2026-11-20', NOON],
    ])
    expect(all[0]).toMatchObject({
      reader: { id: mia.member, name: 'Mia' },
      route: 'layout',
      team: { name: 'Sales' },
      people: 2,
    })
    for (const id of [mia.member, anna.member])
      expect((await reads(`person=${id}`)).reads).toHaveLength(2)
    const { member: later } = await newMember(endpoint, 'Late', 'Sales')
    expect((await reads(`person=${later}`)).reads).toEqual([])
    const { all: paged } = await inPages(async (query) => {
      const { reads: some, next } = await reads(`limit=1&${query}`)
      return { entries: some, ...(next && { next }) }
    })
    expect(paged).toEqual(all)
  })
})
