import { describe, expect, it } from 'vitest'
import { readAudit } from '../../server/audit.ts'
import { Middle, Problem, Scheme, Team } from '../../src/sync/contract.ts'
import {
  connectDevice,
  hour,
  minute,
  NOON,
  newMember,
  postOf,
  segment,
  startEndpoint,
} from './fixture.ts'

const office = async () => {
  const endpoint = await startEndpoint()
  const hire = async (name: string, ...more: ['Other'?]) =>
    connectDevice(endpoint, await newMember(endpoint, name, ...(more as ['Other'])))
  const boss = await newMember(endpoint, 'Mia', 'Sales', 'manager')
  const manager = await connectDevice(endpoint, boss)
  const share = (change: unknown = { shareMiddle: true }) =>
    endpoint.app.request('/v1/team', { method: 'PUT', ...postOf(change, manager.authorization) })
  const people = await Promise.all(['Anna', 'Boris', 'Clara', 'Dmitri'].map((name) => hire(name)))
  const [anna] = people as [(typeof people)[number]]
  const middle = async (range = 'from=2026-11-23&to=2026-11-23', device = anna) => {
    const answer = await device.get(`/v1/team/middle?${range}&zone=UTC`)
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    return Middle.parse(await answer.json()).middle
  }
  return { endpoint, hire, boss, manager, share, people, anna, middle }
}
type Office = Awaited<ReturnType<typeof office>>

/** So many minutes of each, one after the other, up to noon. */
const worked = (spent: Record<string, number>, scheme = 1) => {
  let at = NOON
  return Object.entries(spent).map(([category, minutes]) => {
    const row = { startedAt: at - minutes * minute, endedAt: at, changedAt: at, category, scheme }
    at = row.startedAt
    return segment(row)
  })
}

const sendAll = async ({ people }: Office, ...days: Record<string, number>[]) => {
  for (const [i, day] of days.entries()) await people[i]?.send(worked(day))
}

describe("a team's own choices", () => {
  it('are told to every member, with what they are in it', async () => {
    const { manager, anna } = await office()
    const told = async (device: typeof anna) =>
      Team.parse(await (await device.get('/v1/team')).json())
    expect(await told(anna)).toEqual({ name: 'Sales', role: 'member', shareMiddle: false })
    expect(await told(manager)).toEqual({ name: 'Sales', role: 'manager', shareMiddle: false })
  })

  it('are changed by a manager, and that is kept', async () => {
    const { endpoint, boss, share, anna, hire } = await office()
    const answer = await share()
    expect(Team.parse(await answer.json())).toEqual({
      ...{ name: 'Sales', role: 'manager', shareMiddle: true },
    })
    expect(await (await anna.get('/v1/team')).json()).toMatchObject({ shareMiddle: true })
    const olga = await hire('Olga', 'Other')
    expect(await (await olga.get('/v1/team')).json()).toMatchObject({ shareMiddle: false })
    await share()
    await share({ shareMiddle: false })
    const acts = (await readAudit(endpoint.db)).filter(({ act }) => act.startsWith('middle'))
    expect(acts.map(({ act, actor, about }) => [act, actor, about]).sort()).toEqual([
      ['middle hidden', boss.member, boss.team],
      ['middle shared', boss.member, boss.team],
    ])
  })

  it.each([[{}], [{ shareMiddle: 'yes' }], [{ shareMiddle: true, name: 'Ours' }]])(
    'are not changed by %j',
    async (change) => {
      const { share, anna } = await office()
      expect((await share(change)).status).toBe(400)
      expect(await (await anna.get('/v1/team')).json()).toMatchObject({ shareMiddle: false })
    },
  )
})

describe("a team's middle", () => {
  it('is the median of what each person spends, not of the hours', async () => {
    const all = await office()
    await all.share()
    await sendAll(
      all,
      { 'outgoing-call': 10, misc: 90 },
      { 'outgoing-call': 20, misc: 80, unexplained: 300 },
      { 'outgoing-call': 40, research: 60 },
      // As long as all others, and still one person.
      { 'outgoing-call': 450, documentation: 50 },
    )
    expect(await all.middle()).toEqual({
      people: 4,
      shares: { 'outgoing-call': 0.3, misc: 0.4 },
      base: { 'outgoing-call': 0.3, misc: 0.4 },
      selling: 0.3,
    })
  })

  it('of an odd number is the one in the middle', async () => {
    const all = await office()
    await all.share()
    await (await all.hire('Elena')).send(worked({ misc: 75, 'client-meeting': 25 }))
    await sendAll(all, { misc: 10 }, { misc: 20 }, { research: 30 }, { 'incoming-call': 7 })
    expect(await all.middle()).toMatchObject({ people: 5, shares: { misc: 0.75 } })
  })

  it('adds up what splits a category, in base only', async () => {
    const all = await office()
    await all.share()
    const day = { dialing: 30, 'outgoing-call': 30, drive: 40 }
    await sendAll(all, day, day, day, day)
    expect(await all.middle()).toEqual({
      people: 4,
      shares: { dialing: 0.3, 'outgoing-call': 0.3, drive: 0.4 },
      base: { 'outgoing-call': 0.6, misc: 0.4 },
      selling: 0.6,
    })
  })

  it('rolls up by the version of the scheme that each row was made under', async () => {
    const all = await office()
    await all.share()
    const held = Scheme.parse(await (await all.anna.get('/v1/scheme')).json())
    const categories = held.categories.map((category) =>
      category.id === 'client-service' ? { ...category, parent: 'research' } : category,
    )
    const change = {
      ...{ after: 1, zone: 'UTC', changeEvery: 1, categories },
      readiness: { indicatorsInCrm: true, crmForHalfAYear: true },
    }
    const body = postOf(change, all.manager.authorization)
    const changed = await all.endpoint.app.request('/v1/scheme', { method: 'PUT', ...body })
    expect(changed.status).toBe(200)
    for (const device of all.people) {
      await device.send(worked({ 'client-service': 30 }, 1))
      await device.send(worked({ misc: 1, 'client-service': 69 }, 2))
    }
    expect(await all.middle()).toMatchObject({
      shares: { 'client-service': 0.99, misc: 0.01 },
      base: { misc: 0.31, research: 0.69 },
    })
  })

  it('is none where fewer than four people have sent anything of these days', async () => {
    const all = await office()
    await all.share()
    await sendAll(all, { misc: 10 }, { misc: 20 }, { misc: 30 }, { unexplained: 30 })
    expect(await all.middle()).toBeUndefined()
    await all.people[3]?.send(worked({ misc: 5 }))
    expect(await all.middle()).toMatchObject({ people: 4 })
    expect(await all.middle('from=2026-11-24&to=2026-11-24')).toBeUndefined()
  })

  it('counts what lies in the days that are asked for', async () => {
    const all = await office()
    await all.share()
    for (const device of all.people) {
      const midnight = Date.parse('2026-11-23T00:00Z')
      await device.send([
        segment({ category: 'misc', startedAt: midnight - 3 * hour, endedAt: midnight + hour }),
        segment({ category: 'research', startedAt: midnight + hour, endedAt: midnight + 4 * hour }),
      ])
    }
    expect((await all.middle())?.shares).toEqual({ misc: 0.25, research: 0.75 })
    const both = await all.middle('from=2026-11-22&to=2026-11-23')
    expect(both?.shares).toEqual({ misc: 0.57, research: 0.43 })
  })

  it('leaves out what most do not do at all, so that nobody is seen by it', async () => {
    const all = await office()
    await all.share()
    await sendAll(all, { misc: 10 }, { misc: 10 }, { misc: 10 }, { drive: 10 })
    expect(Object.keys((await all.middle())?.shares ?? {})).toEqual(['misc'])
  })

  it('is of the own team only', async () => {
    const all = await office()
    await all.share()
    await sendAll(all, { misc: 10 }, { misc: 10 }, { misc: 10 })
    await (await all.hire('Olga', 'Other')).send(worked({ misc: 10 }))
    expect(await all.middle()).toBeUndefined()
  })

  it('is refused to a member until the team shares it, and again when it no longer does', async () => {
    const all = await office()
    const ask = () => all.anna.get('/v1/team/middle?from=2026-11-23&to=2026-11-23&zone=UTC')
    const refused = await ask()
    expect(refused.status).toBe(403)
    expect(Problem.parse(await refused.json()).type).toMatch(/:not-shared$/)
    expect(await all.middle(undefined, all.manager)).toBeUndefined()
    await all.share()
    expect((await ask()).status).toBe(200)
    await all.share({ shareMiddle: false })
    expect((await ask()).status).toBe(403)
  })

  it.each([
    ['from=2026-11-24&to=2026-11-23&zone=UTC'],
    ['from=2025-01-01&to=2026-11-23&zone=UTC'],
    ['from=2026-11-23&to=2026-11-23&zone=Mars/Base'],
    ['from=2026-11-23&to=2026-11-23'],
  ])('is refused for %s', async (query) => {
    const { share, anna } = await office()
    await share()
    expect((await anna.get(`/v1/team/middle?${query}`)).status).toBe(400)
  })
})
