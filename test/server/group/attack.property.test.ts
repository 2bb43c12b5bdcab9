/**
 * Simulates an attacker against group mode, in which managers see only sums of several people
 * (docs/domain.md). The attacker makes any requests that managers may make, while people send and
 * correct segments, join, change teams, and are deleted with their data. The lengths of the segments in
 * a category and week are chosen so that each sum shows which segments it contains (`BITS`). The
 * attacker gets the sums before they are rounded, and may add and subtract them. From these sums, the
 * attacker must never get a sum of the time of fewer than five people.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enterGroupMode } from '../../../server/group/change-mode.ts'
import { sumsOfWeeks } from '../../../server/group/sums-of-weeks.ts'
import { addMember } from '../../../server/people/add-member.ts'
import { changeMember } from '../../../server/people/change-member.ts'
import { forgetMember } from '../../../server/people/forget-member.ts'
import { mergeMembers } from '../../../server/people/merge.ts'
import { moveMember } from '../../../server/people/move.ts'
import { dateAfter } from '../../../src/core/time/days.ts'
import { day, hour } from '../../../src/core/time/units.ts'
import {
  connectDevice,
  postgres,
  segment,
  startEndpoint,
  type TestDevice,
} from '../../support/endpoint/fixture.ts'
import { type Answer, isolatedBy } from '../../support/endpoint/sums-of-few.ts'

const LONG = process.env.STINT_LONG !== undefined
/**
 * Number of random series of steps. It is lower on PostgreSQL, where a series takes five times as long.
 * The rule that is tested is in code that both databases use.
 */
const SERIES = postgres ? 5 : 20

const WEEKS = ['2026-09-07', '2026-09-14', '2026-09-21'] as const
const CATEGORIES = ['misc', 'research', 'outgoing-call'] as const
const REPS = 12
/**
 * Number of different lengths of segments in a category and week. Each length is an hour plus a
 * different power of two in milliseconds. The sum of 21 such powers is less than an hour. The part of a
 * sum above its whole hours therefore shows which segments the sum contains.
 */
const BITS = 21
const LARGEST = 4

const week = fc.nat({ max: WEEKS.length - 1 })
const rep = fc.nat({ max: REPS - 1 })
const category = fc.constantFrom(...CATEGORIES)
const team = fc.nat({ max: 1 })
const ask = fc.record({ act: fc.constant('ask' as const), head: team, team, from: week, to: week })
const step = fc.oneof(
  { weight: 5, arbitrary: ask },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('work' as const),
      week,
      category,
      but: fc.uniqueArray(rep, { maxLength: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('late' as const), rep, week, category }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('correct' as const), rep, week }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('move' as const), rep, team }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('wait' as const),
      days: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('forget' as const), rep }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('merge' as const), rep, other: rep }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('promote' as const), rep, team }) },
)
/**
 * Work of most people in the two weeks that are over, so that the endpoint has figures for the
 * attackers' requests.
 */
const begin = fc
  .tuple(...[0, 1].flatMap(() => CATEGORIES.map(() => fc.uniqueArray(rep, { maxLength: 2 }))))
  .map((but) =>
    but.map((own, i) => ({
      act: 'work' as const,
      week: Math.floor(i / CATEGORIES.length),
      category: CATEGORIES[i % CATEGORIES.length] ?? 'misc',
      but: own,
    })),
  )
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

interface Stretch {
  row: ReturnType<typeof segment>
  rep: number
  week: number
  /** Exponent of a power of two: the segment lasts an hour plus this power of two in milliseconds. */
  bit: number
}

const openWorld = async () => {
  const endpoint = await startEndpoint()
  const { db } = endpoint
  endpoint.now = Date.parse('2026-09-02T12:00Z')
  const hire = (name: string, of: string, role?: 'manager') =>
    addMember(db, name, of, endpoint.now, role)
  const mia = await hire('Mia', 'A', 'manager')
  const noor = await hire('Noor', 'B', 'manager')
  const teams = [mia.team, noor.team] as const
  const acting = () => ({ now: endpoint.now, actor: 'test' })
  await changeMember(db, noor.member, { leads: teams }, acting())
  // Each team has some of the reps. The time of the two heads is recorded too.
  const devices: TestDevice[] = []
  for (let i = 0; i < REPS; i++)
    devices.push(await connectDevice(endpoint, await hire(`Rep ${i}`, i < REPS / 2 ? 'A' : 'B')))
  for (const head of [mia, noor]) devices.push(await connectDevice(endpoint, head))
  for (const id of teams) await enterGroupMode(db, id, acting())
  // At this instant two of the three weeks are over, and the third week is not.
  endpoint.now = Date.parse('2026-09-24T12:00Z')

  const gone = new Set<number>()
  /** For an entry of a person that was merged with another entry, the number of that other entry. */
  const became = new Map<number, number>()
  const personOf = (i: number): string => {
    const other = became.get(i)
    return other === undefined ? `${i}` : personOf(other)
  }
  const stretches: Stretch[] = []
  const used = new Map<string, number>()
  const slots = new Map<string, number>()
  /**
   * For each week, category and bit of a length: the person and the segment whose length has this bit
   * (see BITS).
   */
  const parts = new Map<string, string>()

  const nextBit = (at: number, of: string, who: number) => {
    const key = `${at} ${of}`
    const bit = used.get(key) ?? 0
    if (bit >= BITS) return undefined
    used.set(key, bit + 1)
    parts.set(`${key} ${bit}`, `${who} ${key} ${bit}`)
    return bit
  }

  const work = async (who: number, at: number, of: string) => {
    const monday = WEEKS[at] ?? ''
    const device = devices[who]
    if (!device || gone.has(who) || Date.parse(`${monday}T22:00Z`) > endpoint.now) return
    const bit = nextBit(at, of, who)
    if (bit === undefined) return
    const slot = slots.get(`${who} ${at}`) ?? 0
    slots.set(`${who} ${at}`, slot + 1)
    // Each day gets ten segments, and as many days are used as needed.
    const startedAt =
      Date.parse(`${dateAfter(monday, Math.floor(slot / 10))}T00:00Z`) + (slot % 10) * 2 * hour
    const row = segment({
      category: of,
      startedAt,
      endedAt: startedAt + hour + 2 ** bit,
      changedAt: startedAt,
    })
    const [result] = await device.send([row], '?zone=UTC')
    if (result?.result === 'stored') stretches.push({ row, rep: who, week: at, bit })
  }

  /** Sends the last segment of a rep in a week again, with another length. */
  const correct = async (who: number, at: number) => {
    const found = stretches.findLast((one) => one.rep === who && one.week === at)
    const device = devices[who]
    if (!found || !device || gone.has(who)) return
    const bit = nextBit(at, found.row.category, who)
    if (bit === undefined) return
    const row = {
      ...found.row,
      revision: found.row.revision + 1,
      endedAt: found.row.startedAt + hour + 2 ** bit,
    }
    await device.send([row], '?zone=UTC')
    Object.assign(found, { row, bit })
  }

  const answerFrom = (at: number, of: string, sum: number): Answer => {
    const bits = sum % hour
    const found = new Set<string>()
    for (let bit = 0; bit < BITS; bit++)
      if (Math.floor(bits / 2 ** bit) % 2 === 1) {
        found.add(parts.get(`${at} ${of} ${bit}`) ?? 'nobody')
      }
    // Two entries of the same person count as two people until they are merged, and as one person after
    // that.
    expect(
      new Set([...found].map((part) => personOf(Number(part.split(' ')[0])))).size,
    ).toBeGreaterThan(LARGEST)
    // Each segment lasts one whole hour and a fraction, so the whole hours of a sum are the number of
    // its segments.
    expect(found.size).toBe(Math.floor(sum / hour))
    return found
  }

  const askFor = async (of: string, from: number, to: number) => {
    const range = WEEKS.slice(Math.min(from, to), Math.max(from, to) + 1)
    const given = await sumsOfWeeks(db, of, range, endpoint.now)
    return given.flatMap(({ week: monday, sums }) =>
      Object.entries(sums?.base ?? {}).map(([id, sum]) =>
        answerFrom(WEEKS.indexOf(monday as (typeof WEEKS)[number]), id, sum),
      ),
    )
  }

  /** Requests figures of named people by other routes. The endpoint must refuse all of them. */
  const triesOtherRoutes = async (i: number) => {
    const device = devices[REPS + i]
    for (const path of ['layout', 'middle']) {
      const range = 'from=2026-09-07&to=2026-09-27&zone=UTC'
      expect((await device?.get(`/v1/team/${path}?${range}`))?.status).toBe(403)
    }
  }

  return {
    endpoint,
    db,
    teams,
    devices,
    gone,
    became,
    work,
    correct,
    askFor,
    triesOtherRoutes,
    acting,
    personOf,
  }
}
type World = Awaited<ReturnType<typeof openWorld>>

const forget = async ({ db, devices, gone, endpoint }: World, who: number) => {
  const device = devices[who]
  if (!device || gone.has(who)) return
  gone.add(who)
  await forgetMember(db, device.member, endpoint.now)
}

const merge = async (world: World, who: number, other: number) => {
  const { db, devices, gone, became, acting } = world
  const [kept, lost] = [devices[who], devices[other]]
  if (who === other || !kept || !lost || gone.has(who) || gone.has(other)) return
  gone.add(other)
  became.set(other, who)
  await mergeMembers(db, kept.member.member, lost.member.member, acting())
}

/**
 * Plays the steps. Returns the answers that each attacker got. The two managers share their answers;
 * each rep who becomes a head attacks alone.
 */
const play = async (steps: readonly Step[]) => {
  const world = await openWorld()
  const { db, endpoint, teams, devices, gone } = world
  const managers: Answer[] = []
  const promoted = new Map<number, { team: number; answers: Answer[] }>()
  for (const one of steps) {
    if (one.act === 'wait') endpoint.now += one.days * day
    if (one.act === 'work')
      await Promise.all(
        devices.map((_, i) => !one.but.includes(i) && world.work(i, one.week, one.category)),
      )
    if (one.act === 'late') await world.work(one.rep, one.week, one.category)
    if (one.act === 'correct') await world.correct(one.rep, one.week)
    if (one.act === 'forget') await forget(world, one.rep)
    if (one.act === 'merge') await merge(world, one.rep, one.other)
    if (one.act === 'move' && !gone.has(one.rep))
      await moveMember(
        db,
        devices[one.rep]?.member.member ?? '',
        teams[one.team] ?? '',
        world.acting(),
      )
    if (one.act === 'promote' && !gone.has(one.rep) && !promoted.has(one.rep)) {
      const leads = [teams[one.team] ?? '']
      await changeMember(db, devices[one.rep]?.member.member ?? '', { leads }, world.acting())
      promoted.set(one.rep, { team: one.team, answers: [] })
    }
    if (one.act === 'ask') {
      await world.triesOtherRoutes(one.head)
      const answers = await world.askFor(teams[one.team] ?? '', one.from, one.to)
      managers.push(...answers)
      for (const own of promoted.values()) if (own.team === one.team) own.answers.push(...answers)
    }
  }
  await endpoint.end()
  return { managers, promoted }
}

/**
 * Expects that no attacker can compute a sum that contains fewer than five people. The attackers are the
 * two managers together, and each rep who became the head of a team. The time that attackers recorded
 * themselves does not count, because they know it.
 */
const requireHidden = (
  managers: readonly Answer[],
  promoted: ReadonlyMap<number, { answers: readonly Answer[] }>,
) => {
  expect(isolatedBy(managers, LARGEST, new Set([`${REPS}`, `${REPS + 1}`]))).toBeUndefined()
  for (const [who, { answers }] of promoted)
    expect(isolatedBy(answers, LARGEST, new Set([`${who}`]))).toBeUndefined()
}

describe('the attacker', () => {
  it('is never left with parts of fewer than five people', async () => {
    let weeksGiven = 0
    await fc.assert(
      fc.asyncProperty(
        begin,
        fc.array(step, { minLength: 8, maxLength: 20 }),
        async (first, steps) => {
          const { managers, promoted } = await play([...first, ...steps])
          weeksGiven += managers.length
          requireHidden(managers, promoted)
        },
      ),
      { numRuns: LONG ? 300 : SERIES },
    )
    // The attackers must have got many answers, because otherwise this test would prove nothing.
    expect(weeksGiven).toBeGreaterThan(5 * SERIES)
  })

  it.each<[string, Step[]]>([
    [
      'a range and the same range after one person came',
      [
        { act: 'work', week: 0, category: 'misc', but: [5] },
        { act: 'ask', head: 0, team: 0, from: 0, to: 0 },
        { act: 'late', rep: 5, week: 0, category: 'misc' },
        { act: 'ask', head: 0, team: 0, from: 0, to: 0 },
      ],
    ],
    [
      'before and after a late correction',
      [
        { act: 'work', week: 0, category: 'misc', but: [] },
        { act: 'ask', head: 0, team: 0, from: 0, to: 0 },
        { act: 'correct', rep: 2, week: 0 },
        { act: 'ask', head: 1, team: 0, from: 0, to: 1 },
      ],
    ],
    [
      'before and after one was forgotten, merged, or moved to the other team',
      [
        { act: 'work', week: 0, category: 'misc', but: [] },
        { act: 'ask', head: 1, team: 0, from: 0, to: 0 },
        { act: 'ask', head: 1, team: 1, from: 0, to: 0 },
        { act: 'forget', rep: 0 },
        { act: 'merge', rep: 1, other: 2 },
        { act: 'move', rep: 3, team: 1 },
        { act: 'late', rep: 3, week: 0, category: 'misc' },
        { act: 'ask', head: 1, team: 0, from: 0, to: 0 },
        { act: 'ask', head: 1, team: 1, from: 0, to: 0 },
      ],
    ],
    [
      'a group of five, one of whom leads the team by now',
      [
        { act: 'work', week: 0, category: 'misc', but: [] },
        { act: 'work', week: 0, category: 'research', but: [5] },
        { act: 'ask', head: 0, team: 0, from: 0, to: 0 },
        { act: 'promote', rep: 0, team: 0 },
        { act: 'ask', head: 0, team: 0, from: 0, to: 0 },
      ],
    ],
    [
      'a category that few have, and a total',
      [
        { act: 'work', week: 0, category: 'misc', but: [] },
        { act: 'work', week: 0, category: 'research', but: [0, 1] },
        { act: 'late', rep: 4, week: 0, category: 'outgoing-call' },
        { act: 'ask', head: 0, team: 0, from: 0, to: 2 },
      ],
    ],
  ])('learns nothing of one person from %s', async (_, steps) => {
    const { managers, promoted } = await play(steps)
    expect(managers.length).toBeGreaterThan(0)
    requireHidden(managers, promoted)
  })

  it('would find one person in the difference of two sums', () => {
    const all = ['0 x', '1 x', '2 x', '3 x', '4 x', '5 x']
    expect(isolatedBy([new Set(all), new Set(all.slice(1))], LARGEST)).toEqual(['0'])
    expect(isolatedBy([new Set(all), new Set(all.slice(0, 1))], LARGEST, new Set(['0']))).toBe(
      undefined,
    )
    expect(isolatedBy([new Set(all)], LARGEST)).toBeUndefined()
    const [a, b, c] = [all.slice(0, 4), all.slice(2), [...all.slice(0, 2), ...all.slice(4)]]
    expect(
      isolatedBy(
        [a, b, c].map((one) => new Set(one)),
        LARGEST,
      ),
    ).toHaveLength(2)
  })
})
