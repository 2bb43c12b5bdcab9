import { describe, expect, it } from 'vitest'
import { BASE, DETAILED } from '../../../src/core/scheme/categories.ts'
import { Problem, Scheme, type SchemeChange } from '../../../src/sync/contract.ts'
import { newDevice, segment, startEndpoint } from '../../support/endpoint/fixture.ts'

const fixture = async () => {
  const endpoint = await startEndpoint()
  const as = async (name: string, role: 'member' | 'manager') => {
    const device = await newDevice(endpoint, name, 'Sales', role)
    const change = (change: unknown) => device.ask('/v1/scheme', 'PUT', change)
    return { ...device, change }
  }
  const manager = await as('Mia', 'manager')
  const member = await as('Anna', 'member')
  const read = async () => Scheme.parse(await (await member.get('/v1/scheme')).json())
  return { endpoint, manager, member, read }
}

const readiness = { indicatorsInCrm: true, crmForHalfAYear: false }
const demo = {
  id: 'demo',
  en: 'Demo',
  ru: 'Демонстрация',
  group: 'selling',
  parent: 'client-meeting',
  offComputer: true,
  yields: false,
} as const

const following = (held: Scheme, more: Partial<SchemeChange> = {}): SchemeChange => ({
  after: held.version,
  zone: 'Europe/Moscow',
  changeEvery: 3,
  categories: [...held.categories, demo],
  ...more,
})

const refusal = async (answer: Response) => {
  const { type, detail, allowedFrom } = Problem.parse(await answer.json())
  return { status: answer.status, name: type.split(':').at(-1), detail, allowedFrom }
}

describe("a team's scheme", () => {
  it('is the base scheme until the day after a manager changes it', async () => {
    const { manager, read } = await fixture()
    const held = await read()
    expect([held.version, held.from, held.categories.length]).toEqual([1, undefined, 18])
    expect(held.categories.filter(({ retired }) => !retired).map(({ id }) => id)).toEqual(
      BASE.map(({ id }) => id),
    )
    const answer = await manager.change(following(held, { readiness }))
    expect(answer.status).toBe(200)
    const next = await read()
    expect(next).toEqual(Scheme.parse(await answer.json()))
    expect(next).toMatchObject({
      version: 2,
      from: '2026-11-24',
      changeEvery: 3,
      mayChangeFrom: '2027-02-24',
      readiness,
      history: [{ version: 1, changeEvery: 1 }],
    })
    expect(next.history[0]?.categories).toEqual(held.categories)
    expect(next.history[0]).not.toHaveProperty('from')
    expect(next.categories.at(-1)).toEqual(demo)
  })

  it('becomes the detailed scheme with the children of the base categories', async () => {
    const { manager, read } = await fixture()
    const answer = await manager.change(
      following(await read(), { readiness, categories: [...DETAILED] }),
    )
    expect(answer.status).toBe(200)
    expect((await read()).categories).toEqual(DETAILED)
  })

  it('is answered with 304 if the client has it already', async () => {
    const { endpoint, manager, member, read } = await fixture()
    const tag = (await member.get('/v1/scheme')).headers.get('ETag') ?? ''
    const poll = () =>
      endpoint.app.request('/v1/scheme', {
        headers: { ...member.authorization, 'If-None-Match': tag },
      })
    const known = await poll()
    expect([known.status, await known.text()]).toEqual([304, ''])
    await manager.change(following(await read(), { readiness }))
    expect((await poll()).status).toBe(200)
  })

  it('changes no more often than was agreed; a refusal names the earliest date', async () => {
    const { endpoint, manager, read } = await fixture()
    await manager.change(following(await read(), { readiness }))
    const held = await read()
    const again = following(held, { categories: held.categories, changeEvery: 1 })
    // At this instant it is midnight in Moscow, and the new scheme takes effect there.
    endpoint.now = Date.parse('2026-11-23T21:00Z')
    expect(await refusal(await manager.change(again))).toMatchObject({
      status: 409,
      name: 'scheme-change-too-early',
      allowedFrom: '2027-02-24',
    })
    endpoint.now = Date.parse('2027-02-23T20:59Z')
    expect((await manager.change(again)).status).toBe(409)
    // At this instant it is midnight in the manager's time zone.
    endpoint.now = Date.parse('2027-02-23T21:00Z')
    expect((await manager.change(again)).status).toBe(200)
    expect(await read()).toMatchObject({ version: 3, from: '2027-02-25', readiness })
    const { version, from, changeEvery, categories } = held
    expect((await read()).history[0]).toEqual({ version, from, changeEvery, categories })
  })

  it('may be amended until it takes effect, on the same day', async () => {
    const { endpoint, manager, member, read } = await fixture()
    const first = await read()
    await manager.change(following(first, { readiness }))
    const waits = await read()
    const other = { ...demo, id: 'fair', en: 'Fair', ru: 'Выставка' }
    const categories = [...first.categories, other]
    const amended = await manager.change(following(waits, { categories, changeEvery: 6 }))
    expect(amended.status).toBe(200)
    expect(await read()).toMatchObject({
      version: 3,
      from: '2026-11-24',
      changeEvery: 6,
      mayChangeFrom: '2027-05-24',
      history: [{ version: 2, from: '2026-11-24' }, { version: 1 }],
    })
    expect((await read()).categories).toEqual(categories)
    // This row was recorded further east, where the day of version 2 had begun before the amendment.
    const row = segment({ category: 'demo', scheme: 2 })
    expect(await member.send([row])).toMatchObject([{ result: 'stored' }])
    endpoint.now = Date.parse('2026-11-23T21:00Z')
    expect(await refusal(await manager.change(following(await read())))).toMatchObject({
      name: 'scheme-change-too-early',
      allowedFrom: '2027-05-24',
    })
  })

  it('taken back before it takes effect was never a change', async () => {
    const { endpoint, manager, read } = await fixture()
    const first = await read()
    await manager.change(following(first, { readiness }))
    const { changeEvery, categories } = first
    const back = await manager.change(following(await read(), { changeEvery, categories }))
    expect(back.status).toBe(200)
    const now = await read()
    expect(now).toMatchObject({ version: 3, changeEvery: 1 })
    expect(now).not.toHaveProperty('from')
    expect(now).not.toHaveProperty('mayChangeFrom')
    const again = await manager.change(following(now, { changeEvery, categories }))
    expect((await refusal(again)).detail).toMatch(/already/)
    endpoint.now = Date.parse('2026-11-24T12:00Z')
    expect((await manager.change(following(now))).status).toBe(200)
    expect(await read()).toMatchObject({ version: 4, from: '2026-11-25', readiness })
  })

  it('asks the readiness questions once', async () => {
    const { manager, read } = await fixture()
    const answer = await manager.change(following(await read()))
    expect(await refusal(answer)).toMatchObject({ status: 409, name: 'readiness-unanswered' })
  })

  it('is not overwritten by a manager who saw an older version, also at the same instant', async () => {
    const { manager, read } = await fixture()
    const change = following(await read(), { readiness })
    const answers = await Promise.all([
      manager.change(change),
      manager.change(change),
      manager.change(change),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await read()).version).toBe(2)
  })

  it.each<[string, (categories: Scheme['categories']) => unknown[]]>([
    ['a category left out', (all) => all.slice(1)],
    ['one twice', (all) => [...all, ...all.slice(-1)]],
    ['a parent that is no base category', (all) => [...all, { ...demo, parent: 'dialing' }]],
    ['a name that another has', (all) => [...all, { ...demo, ru: ' встреча  С клиентом' }]],
    ['no parent', (all) => [...all, { ...demo, parent: undefined }]],
    [
      'a base category below another',
      (all) => all.map((c) => (c.id === 'misc' ? { ...c, parent: 'research' } : c)),
    ],
    [
      'Documentation retired',
      (all) => all.map((c) => (c.id === 'documentation' ? { ...c, retired: true } : c)),
    ],
    [
      'another meaning of a known one',
      (all) => all.map((c) => (c.id === 'drive' ? { ...c, group: 'selling' } : c)),
    ],
    ['an empty name', (all) => [...all, { ...demo, en: '' }]],
    ['a field nobody knows', (all) => [...all, { ...demo, colour: 'red' }]],
  ])('is refused with %s, and stays as it is', async (_, change) => {
    const { manager, read } = await fixture()
    const held = await read()
    const categories = change(held.categories) as Scheme['categories']
    const answer = await manager.change(following(held, { categories, readiness }))
    expect(answer.status).toBe(400)
    expect((await refusal(answer)).detail).toBeTruthy()
    expect(await read()).toEqual(held)
  })

  it('renames, re-parents and retires categories, and keeps history', async () => {
    const { manager, read } = await fixture()
    const held = await read()
    const categories = held.categories.map((category) => {
      if (category.id === 'drive') return { ...category, retired: true as const }
      if (category.id === 'client-service')
        return { ...category, parent: 'research', en: 'Service' }
      return category
    })
    expect((await manager.change(following(held, { categories, readiness }))).status).toBe(200)
    expect((await read()).categories).toEqual(categories)
  })

  it('decides which categories rows may carry, also retired ones', async () => {
    const { manager, member, read } = await fixture()
    const row = segment({ category: 'demo', scheme: 2 })
    expect(await member.send([row])).toMatchObject([
      { result: 'rejected', reason: 'unknown-category' },
    ])
    const held = await read()
    const categories = [...held.categories, { ...demo, retired: true as const }]
    await manager.change(following(held, { readiness, categories }))
    expect(await member.send([row])).toMatchObject([{ result: 'stored' }])
  })

  it('is of one team', async () => {
    const { endpoint, manager, read } = await fixture()
    await manager.change(following(await read(), { readiness }))
    const other = await newDevice(endpoint, 'Olga', 'Other')
    expect(Scheme.parse(await (await other.get('/v1/scheme')).json()).version).toBe(1)
    expect(await other.send([segment({ category: 'demo' })])).toMatchObject([
      { result: 'rejected' },
    ])
  })

  it('is refused for an unknown zone', async () => {
    const { manager, read } = await fixture()
    const answer = await manager.change(following(await read(), { readiness, zone: 'Mars/Base' }))
    expect(answer.status).toBe(400)
  })
})
