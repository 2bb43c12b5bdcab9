import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forgetMember } from '../../../server/people/forget-member.ts'
import { hour, minute } from '../../../src/core/time/units.ts'
import { Layout, Middle, Problem, Scheme } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  NOON,
  newDevice,
  newMember,
  segment,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

const LONG = process.env.STINT_LONG !== undefined

const fixture = async () => {
  const endpoint = await startEndpoint()
  const hire = async (name: string, ...more: ['Other'?]) =>
    newDevice(endpoint, name, ...(more as ['Other']))
  const boss = await newMember(endpoint, 'Mia', 'Sales', 'manager')
  const manager = await connectDevice(endpoint, boss)
  const share = (change: unknown = { shareMiddle: true }) => manager.ask('/v1/team', 'PUT', change)
  const anna = await hire('Anna')
  const names = ['Boris', 'Clara', 'Dmitri', 'Elena', 'Fedor']
  const people = await Promise.all(names.map((name) => hire(name)))
  // The week for which people send rows ended one day ago.
  endpoint.now = NOON + 24 * hour
  const middle = async (range = WEEK, device = anna, zone = 'UTC') => {
    const answer = await device.get(`/v1/team/middle?${range}&zone=${zone}`)
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    return Middle.parse(await answer.json()).middle
  }
  return { endpoint, hire, boss, manager, share, people, anna, middle }
}
type Fixture = Awaited<ReturnType<typeof fixture>>

const WEEK = 'from=2026-11-16&to=2026-11-22'
const week = 7 * 24 * hour

/**
 * Returns segments of work in a week: one category after another, each for a number of minutes. They end
 * at noon of the Monday that is `ago` weeks ago.
 */
const worked = (spent: Record<string, number>, { scheme = 1, ago = 1 } = {}) => {
  let at = NOON - ago * week
  return Object.entries(spent).map(([category, minutes]) => {
    const row = { startedAt: at - minutes * minute, endedAt: at, changedAt: at, category, scheme }
    at = row.startedAt
    return segment(row)
  })
}

const sendAll = async ({ people }: Fixture, ...days: Record<string, number>[]) => {
  for (const [i, day] of days.entries()) await people[i]?.send(worked(day))
}

describe("a team's middle", () => {
  it("is the median of the people's shares, not of their hours", async () => {
    const all = await fixture()
    await all.share()
    await sendAll(
      all,
      { 'outgoing-call': 10, misc: 90 },
      { 'outgoing-call': 20, misc: 80, unexplained: 300 },
      { 'outgoing-call': 30, misc: 70 },
      { 'outgoing-call': 40, research: 60 },
      // A person who works as much as all others together still counts as one person.
      { 'outgoing-call': 450, documentation: 50 },
    )
    expect(await all.middle()).toEqual({
      people: 5,
      shares: { 'outgoing-call': 0.3, misc: 0.7 },
      base: { 'outgoing-call': 0.3, misc: 0.7 },
      selling: 0.3,
    })
  })

  it('of an even number lies between the two in the middle, and goes in steps of five per cent', async () => {
    const all = await fixture()
    await all.share()
    await (await all.hire('Gleb')).send(worked({ misc: 31, research: 69 }))
    const shares = [{ misc: 10 }, { misc: 20 }, { research: 30 }, { drive: 7 }, { research: 5 }]
    await sendAll(all, ...shares)
    expect(await all.middle()).toMatchObject({ people: 6, shares: { misc: 0.15, research: 0.35 } })
  })

  it('adds child categories to their parent, in base only', async () => {
    const all = await fixture()
    await all.share()
    const day = { dialing: 30, 'outgoing-call': 30, drive: 40 }
    await sendAll(all, day, day, day, day, day)
    expect(await all.middle()).toEqual({
      people: 5,
      shares: { dialing: 0.3, 'outgoing-call': 0.3, drive: 0.4 },
      base: { 'outgoing-call': 0.6, misc: 0.4 },
      selling: 0.6,
    })
  })

  it('rolls up by the version of the scheme that each row was made under', async () => {
    const all = await fixture()
    await all.share()
    const held = Scheme.parse(await (await all.anna.get('/v1/scheme')).json())
    const categories = held.categories.map((category) =>
      category.id === 'client-service' ? { ...category, parent: 'research' } : category,
    )
    const change = {
      after: 1,
      zone: 'UTC',
      changeEvery: 1,
      categories,
      readiness: { indicatorsInCrm: true, crmForHalfAYear: true },
    }
    expect((await all.manager.ask('/v1/scheme', 'PUT', change)).status).toBe(200)
    for (const device of all.people) {
      await device.send(worked({ 'client-service': 30 }, { scheme: 1 }))
      await device.send(worked({ misc: 1, 'client-service': 69 }, { scheme: 2, ago: 6 / 7 }))
    }
    expect(await all.middle()).toMatchObject({
      shares: { 'client-service': 1 },
      base: { misc: 0.3, research: 0.7 },
    })
  })

  it('is absent if fewer than five others worked in the week', async () => {
    const all = await fixture()
    await all.share()
    // Anna's time does not count here, because she is the person who asks.
    await all.anna.send(worked({ misc: 10 }))
    await sendAll(all, { misc: 10 }, { misc: 20 }, { misc: 30 }, { misc: 5 }, { unexplained: 30 })
    expect(await all.middle()).toBeUndefined()
    await all.people[4]?.send(worked({ misc: 5 }))
    expect(await all.middle()).toMatchObject({ people: 5 })
    expect(await all.middle('from=2026-11-09&to=2026-11-15')).toBeUndefined()
  })

  it.each([
    ['less than a week', 'from=2026-11-16&to=2026-11-21'],
    ['seven days of two weeks', 'from=2026-11-15&to=2026-11-21'],
    ['thirteen days of three weeks', 'from=2026-11-10&to=2026-11-22', 'from=2026-11-16'],
    ['a week that is not over', 'from=2026-11-23&to=2026-11-29'],
  ])('of %s is that of its whole weeks', async (_, range, has = '') => {
    const all = await fixture()
    await all.share()
    for (const ago of [0, 1])
      for (const one of all.people) await one.send(worked({ misc: 9 }, { ago }))
    expect(await all.middle(range)).toEqual(has ? await all.middle(WEEK) : undefined)
    expect(await all.middle(WEEK)).toMatchObject({ shares: { misc: 1 } })
  })

  it('is given a day after the end of the week in the requested zone', async () => {
    const all = await fixture()
    await all.share()
    for (const one of all.people) await one.send(worked({ misc: 9 }))
    all.endpoint.now = Date.parse('2026-11-24T04:59Z')
    expect(await all.middle(WEEK, all.anna, 'America/New_York')).toBeUndefined()
    all.endpoint.now = Date.parse('2026-11-24T05:00Z')
    expect(await all.middle(WEEK, all.anna, 'America/New_York')).toMatchObject({ people: 5 })
  })

  it('for several weeks is the mean of the weeks', async () => {
    const all = await fixture()
    await all.share()
    for (const one of all.people) {
      await one.send(worked({ misc: 25, research: 75 }, { ago: 1 }))
      await one.send(worked({ misc: 40, drive: 60 }, { ago: 2 }))
    }
    const both = await all.middle('from=2026-11-01&to=2026-11-30')
    expect(both?.shares).toEqual({ drive: 0.3, misc: 0.33, research: 0.38 })
  })

  it('counts only time within the week', async () => {
    const all = await fixture()
    await all.share()
    const monday = Date.parse('2026-11-16T00:00Z')
    for (const device of all.people)
      await device.send([
        segment({ category: 'misc', startedAt: monday - 3 * hour, endedAt: monday + hour }),
        segment({ category: 'research', startedAt: monday + hour, endedAt: monday + 4 * hour }),
      ])
    expect((await all.middle())?.shares).toEqual({ misc: 0.25, research: 0.75 })
  })

  it('equals the layout: two devices at once count once, days are those of the person', async () => {
    const all = await fixture()
    await all.share()
    const sunday = Date.parse('2026-11-22T10:00Z')
    for (const laptop of all.people) {
      const phone = await connectDevice(all.endpoint, laptop.member)
      const call = { category: 'outgoing-call', startedAt: sunday, endedAt: sunday + hour }
      const late = { startedAt: sunday + 6 * hour, endedAt: sunday + 8 * hour }
      await laptop.send([segment(call)], '?zone=Asia/Tokyo')
      await phone.send(
        [
          segment({ ...call, category: 'client-meeting', source: 'auto' }),
          segment({ category: 'research', startedAt: sunday + hour, endedAt: sunday + 2 * hour }),
          // This row is on a Monday in Tokyo, and on a Sunday in UTC.
          segment({ ...late, category: 'misc' }),
        ],
        '?zone=Asia/Tokyo',
      )
    }
    const asked = await all.manager.get(`/v1/team/layout?${WEEK}&zone=UTC`)
    const { members } = Layout.parse(await asked.json())
    const days = members.flatMap(({ days }) => days)
    expect(days).toHaveLength(all.people.length)
    const worked = Object.values(days[0]?.seconds ?? {}).reduce((sum, seconds) => sum + seconds, 0)
    expect(worked).toBe(2 * 3600)
    const shares = Object.entries(days[0]?.seconds ?? {}).map(([id, seconds]) => [
      id,
      seconds / worked,
    ])
    expect((await all.middle())?.shares).toEqual(Object.fromEntries(shares))
    expect(await all.middle(WEEK, all.manager)).toEqual(await all.middle())
  })

  it('leaves out categories that most people do not use, so that no person can be recognised', async () => {
    const all = await fixture()
    await all.share()
    await sendAll(all, { misc: 1 }, { misc: 1 }, { misc: 1 }, { misc: 1 }, { drive: 10 })
    expect(Object.keys((await all.middle())?.shares ?? {})).toEqual(['misc'])
  })

  it('is of the own team only', async () => {
    const all = await fixture()
    await all.share()
    await sendAll(all, { misc: 10 }, { misc: 10 }, { misc: 10 }, { misc: 10 })
    await (await all.hire('Olga', 'Other')).send(worked({ misc: 10 }))
    expect(await all.middle()).toBeUndefined()
  })

  it('is refused to a member while the team does not share it', async () => {
    const all = await fixture()
    const ask = () => all.anna.get(`/v1/team/middle?${WEEK}&zone=UTC`)
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
    ['from=2026-11-16&to=2026-11-22&zone=%2B03:07'],
    ['from=2026-11-23&to=2026-11-23'],
  ])('is refused for %s', async (query) => {
    const { share, anna } = await fixture()
    await share()
    expect((await anna.get(`/v1/team/middle?${query}`)).status).toBe(400)
  })
})

describe('a person who wants to know the shares of others', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({
        act: fc.constant('send' as const),
        by: fc.nat(1),
        misc: fc.integer({ min: 0, max: 20 }),
      }),
      fc.record({
        act: fc.constant('ask' as const),
        by: fc.nat(1),
        from: fc.integer({ min: 1, max: 30 }),
        days: fc.integer({ min: 1, max: 30 }),
        zone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York', 'Pacific/Kiritimati'),
        dayStart: fc.integer({ min: 0, max: 23 }),
      }),
      fc.record({ act: fc.constant('join' as const), misc: fc.integer({ min: 1, max: 19 }) }),
      fc.record({ act: fc.constant('leave' as const) }),
    ),
    { minLength: 4, maxLength: 14 },
  )

  /**
   * Plays a series of steps of two people who try together to find out the shares of others. Returns the
   * numbers that these two get. `honest` contains the share of misc of each other person, in twentieths.
   */
  const attack = async (
    honest: readonly number[],
    plan: typeof steps extends fc.Arbitrary<infer T> ? T : never,
  ) => {
    const all = await fixture()
    await all.share()
    for (const [i, misc] of honest.entries())
      for (const ago of [1, 2, 3])
        await all.people[i]?.send(worked({ misc: misc * 5, research: 100 - misc * 5 }, { ago }))
    const spies = [all.anna, await all.hire('Gleb')]
    const sent = new Map<string, string>()
    const joined: Awaited<ReturnType<typeof all.hire>>[] = []
    let revision = 0
    const learned: { key: string; given: unknown }[] = []
    for (const step of plan) {
      if (step.act === 'join') {
        const one = await all.hire(`New ${joined.length}`)
        joined.push(one)
        for (const ago of [1, 2, 3])
          await one.send(worked({ misc: step.misc * 5, research: 100 - step.misc * 5 }, { ago }))
      } else if (step.act === 'leave') {
        const one = joined.pop()
        if (one) await forgetMember(all.endpoint.db, one.member, all.endpoint.now)
      } else if (step.act === 'send') {
        revision += 1
        for (const ago of [1, 2, 3]) {
          const rows = worked({ misc: step.misc * 5, research: 101 - step.misc * 5 }, { ago })
          const own = rows.map((row, i) => {
            const place = `${step.by} ${ago} ${i}`
            const id = sent.get(place) ?? row.id
            sent.set(place, id)
            return { ...row, id, revision }
          })
          await spies[step.by]?.send(own.filter(({ startedAt, endedAt }) => endedAt > startedAt))
        }
      } else {
        const { from, days, zone, dayStart } = step
        const first = Temporal.PlainDate.from('2026-10-26').add({ days: from })
        const range = `from=${first}&to=${first.add({ days })}&dayStart=${dayStart}`
        const given = await all.middle(range, spies[step.by], zone)
        const monday = first.add({ days: (8 - first.dayOfWeek) % 7 })
        const weeks = Math.floor((first.add({ days }).since(monday).days + 1) / 7)
        learned.push({ key: `${step.by} ${monday} ${weeks}`, given })
      }
    }
    await all.endpoint.end()
    return learned
  }

  it('learns one rounded number a week, whatever they change, shift or do with members', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 19 }), { minLength: 5, maxLength: 5 }),
        steps,
        async (honest, plan) => {
          const learned = await attack(honest, plan)
          for (const all of Map.groupBy(learned, ({ key }) => key).values()) {
            const given = all.flatMap(({ given }) =>
              given === undefined ? [] : [JSON.stringify(given)],
            )
            expect(new Set(given).size).toBeLessThanOrEqual(1)
          }
          // The numbers must not show which share belongs to which person. They stay the same if the
          // same shares belong to the people in another order.
          const again = await attack(honest.toReversed(), plan)
          expect(again).toEqual(learned)
        },
      ),
      { numRuns: LONG ? 200 : 6, endOnFailure: true },
    )
  })

  it("does not count: the caller's own time changes nothing", async () => {
    const answers = await Promise.all(
      [0, 1, 50, 99].map(async (misc) => {
        const all = await fixture()
        await all.share()
        await sendAll(
          all,
          { misc: 3 },
          { drive: 4 },
          { misc: 5, drive: 5 },
          { misc: 6 },
          { misc: 7 },
        )
        if (misc > 0) await all.anna.send(worked({ misc, research: 100 - misc }))
        return all.middle()
      }),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toBeDefined()
  })
})
