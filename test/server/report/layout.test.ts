import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { hour, minute } from '../../../src/core/time/units.ts'
import { Layout } from '../../../src/sync/contract.ts'
import {
  connectDevice,
  NOON,
  newDevice,
  newMember,
  segment,
  startEndpoint,
} from '../../support/endpoint/fixture.ts'

const fixture = async () => {
  const endpoint = await startEndpoint()
  const manager = await newDevice(endpoint, 'Mia', 'Sales', 'manager')
  const anna = await newDevice(endpoint, 'Anna')
  const layout = async (from: string, to = from, more = 'zone=UTC') => {
    const answer = await manager.get(`/v1/team/layout?from=${from}&to=${to}&${more}`)
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    return Layout.parse(await answer.json())
  }
  const daysOf = async (name: string, ...range: Parameters<typeof layout>) =>
    (await layout(...range)).members.find((member) => member.name === name)?.days
  return { endpoint, manager, anna, layout, daysOf }
}

const at = (time: string) => Date.parse(`2026-11-23T${time}Z`)
const between = (from: string, to: string, more: Parameters<typeof segment>[0] = {}) =>
  segment({ startedAt: at(from), endedAt: at(to), changedAt: at(to), ...more })

const seen = {
  since: '2026-11-23',
  lastSeen: '2026-11-23',
  today: '2026-11-23',
  expected: { week: [8, 8, 8, 8, 8, 0, 0], off: [] },
}

describe("a team's layout", () => {
  it('has seconds per person, day, category and source', async () => {
    const { anna, layout } = await fixture()
    await anna.send([
      between('08:00', '09:00', { category: 'outgoing-call', note: 'secret' }),
      between('09:00', '09:10', {
        category: 'documentation',
        source: 'auto',
        context: { product: 'hubspot' },
      }),
      between('09:10', '09:30', { category: 'misc', source: 'auto', edited: true }),
      between('09:30', '10:00', { category: 'unexplained' }),
      between('10:15', '10:45', { category: 'outgoing-call' }),
    ])
    const answer = await layout('2026-11-22', '2026-11-23')
    expect(answer.members.map(({ id, days, ...person }) => person)).toEqual([
      { name: 'Anna', role: 'member', ...seen, lastSent: '2026-11-23' },
      { name: 'Mia', role: 'manager', ...seen, lastSent: null },
    ])
    expect(answer.members[0]?.days).toEqual([
      {
        date: '2026-11-23',
        seconds: { documentation: 600, misc: 1200, 'outgoing-call': 5400 },
        base: { documentation: 600, misc: 1200, 'outgoing-call': 5400 },
        automatic: 600,
        byHand: 5400,
        edited: 1200,
        products: { hubspot: 600 },
        switches: 3,
        longest: { documentation: 600, misc: 1200, 'outgoing-call': 3600 },
        span: 9900,
        unexplained: 1800,
        missing: 900,
        overlapping: 0,
        corrected: false,
      },
    ])
    expect(answer.members[1]?.days).toEqual([])
    // The answer contains whole seconds and dates, but no clock times and no notes.
    expect(JSON.stringify(answer.members)).not.toMatch(/secret|startedAt|\d{13}|UTC|zone/)
  })

  it('clips to days of the zone that is asked for, and to its day start', async () => {
    const { anna, daysOf } = await fixture()
    await anna.send([between('01:00', '03:00', { category: 'misc' })])
    const seconds = async (...range: Parameters<typeof daysOf>) =>
      (await daysOf(...range))?.map((day) => [day.date, day.seconds.misc])
    expect(await seconds('Anna', '2026-11-22', '2026-11-23', 'zone=America/Caracas')).toEqual([
      ['2026-11-22', 7200],
    ])
    expect(await seconds('Anna', '2026-11-22', '2026-11-23', 'zone=UTC&dayStart=2')).toEqual([
      ['2026-11-22', 3600],
      ['2026-11-23', 3600],
    ])
  })

  it('puts a row into days by the zone that it first came with', async () => {
    const { endpoint, anna, daysOf, layout } = await fixture()
    const row = between('01:00', '03:00', { category: 'misc' })
    const dates = async (...range: Parameters<typeof layout>) =>
      (await daysOf('Anna', ...range))?.map((day) => [day.date, day.seconds.misc])
    await anna.send([row], '?zone=America/Los_Angeles&dayStart=0&unexplained=kept')
    // The date is the same for readers in every zone. It also stays the same after a correction that
    // was sent from another zone.
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/Los_Angeles&dayStart=20'])
      expect(await dates('2026-11-22', '2026-11-23', `zone=${zone}`)).toEqual([
        ['2026-11-22', 7200],
      ])
    await anna.send([{ ...row, revision: 2, edited: true }], '?zone=UTC&dayStart=0')
    expect(await dates('2026-11-22', '2026-11-23')).toEqual([['2026-11-22', 7200]])
    // In Los Angeles this row begins at 19:00 on 22 November. If the day starts at 20:00, this time
    // still belongs to 21 November.
    await anna.send([], '?zone=UTC&dayStart=20')
    const [other] = [between('03:00', '03:30', { category: 'misc' })]
    await anna.send([other], '?zone=America/Los_Angeles&dayStart=20')
    expect(await dates('2026-11-21', '2026-11-23')).toEqual([['2026-11-21', 9000]])
    // `today` is the date in Anna's time zone at the instant that the endpoint's clock shows.
    endpoint.now = at('05:00')
    const [person] = (await layout('2026-11-22')).members
    expect(person).toMatchObject({ name: 'Anna', today: '2026-11-22', keepsUnexplained: true })
  })

  it('gives the zone back with the row, to the person’s other devices', async () => {
    const { endpoint, anna } = await fixture()
    await anna.send([between('08:00', '09:00')])
    await anna.send([between('09:00', '10:00')], '?zone=Asia/Kolkata')
    const phone = await connectDevice(endpoint, anna.member)
    const { segments } = await phone.feed()
    expect(segments.map((row) => 'zone' in row && row.zone)).toEqual([false, 'Asia/Kolkata'])
  })

  it('is exact to the millisecond on request', async () => {
    const { anna, daysOf } = await fixture()
    const row = between('08:00', '09:00')
    await anna.send([{ ...row, endedAt: row.endedAt + 1234 }])
    const byHand = async (more: string) =>
      (await daysOf('Anna', '2026-11-23', '2026-11-23', `zone=UTC${more}`))?.[0]?.byHand
    expect(await byHand('')).toBe(3601)
    expect(await byHand('&exact=1')).toBe(3601.234)
  })

  it('counts time that two devices recorded once, and gives its length', async () => {
    const { endpoint, anna, daysOf } = await fixture()
    const phone = await connectDevice(endpoint, anna.member)
    expect(await anna.send([between('08:00', '09:00')])).toMatchObject([{ result: 'stored' }])
    const [answer] = await phone.send([between('08:30', '09:30', { category: 'misc' })])
    expect(answer).toMatchObject({ result: 'stored', overlaps: true })
    expect(await daysOf('Anna', '2026-11-23')).toMatchObject([
      { seconds: { 'outgoing-call': 1800, misc: 3600 }, overlapping: 1800, missing: 0 },
    ])
  })

  it('does not flag segments that only touch, or that one device sent', async () => {
    const { endpoint, anna } = await fixture()
    const phone = await connectDevice(endpoint, anna.member)
    await anna.send([between('08:00', '09:00')])
    const answers = await phone.send([between('07:00', '08:00'), between('09:00', '10:00')])
    expect(answers.some((answer) => 'overlaps' in answer)).toBe(false)
    const boris = await newDevice(endpoint, 'Boris')
    expect(await boris.send([between('08:00', '09:00')])).not.toMatchObject([{ overlaps: true }])
  })

  it('has the day of the last request apart from the day of the last new rows', async () => {
    const { endpoint, anna, layout } = await fixture()
    await anna.send([between('08:00', '09:00')])
    endpoint.now += 24 * hour
    await anna.send([between('09:00', '10:00')])
    endpoint.now += 2 * 24 * hour
    await anna.get('/v1/scheme')
    await newMember(endpoint, 'Boris')
    const { members } = await layout('2026-11-23')
    expect(
      members.map(({ name, since, lastSeen, lastSent }) => [name, since, lastSeen, lastSent]),
    ).toEqual([
      ['Anna', '2026-11-23', '2026-11-26', '2026-11-24'],
      ['Boris', '2026-11-26', null, null],
      ['Mia', '2026-11-23', '2026-11-26', null],
    ])
  })

  it('joins segments that touch into blocks, and does not count a break as a switch', async () => {
    const { anna, daysOf } = await fixture()
    await anna.send([
      between('08:00', '08:20', { category: 'documentation', context: { product: 'hubspot' } }),
      between('08:20', '08:50', { category: 'documentation', context: { product: 'pipedrive' } }),
      between('08:50', '09:00', { category: 'documentation' }),
      between('09:10', '10:00', { category: 'documentation', context: { product: 'hubspot' } }),
      between('10:00', '10:30', { category: 'incoming-call', context: { product: 'hubspot' } }),
    ])
    expect(await daysOf('Anna', '2026-11-23')).toMatchObject([
      {
        products: { hubspot: 70 * 60, pipedrive: 30 * 60 },
        longest: { documentation: 3600, 'incoming-call': 1800 },
        switches: 1,
        span: 9000,
        missing: 600,
      },
    ])
  })

  it('counts children of Documentation with its products', async () => {
    const { manager, anna, daysOf } = await fixture()
    const notes = {
      id: 'call-notes',
      en: 'Call notes',
      ru: 'Записи',
      group: 'admin',
      parent: 'documentation',
      offComputer: false,
      yields: false,
    }
    const change = {
      after: 1,
      zone: 'UTC',
      changeEvery: 1,
      categories: [...FIRST_SCHEME.categories, notes],
      readiness: { indicatorsInCrm: true, crmForHalfAYear: true },
    }
    await manager.ask('/v1/scheme', 'PUT', change)
    const hubspot = { context: { product: 'hubspot' }, scheme: 2 }
    await anna.send([
      between('08:00', '08:20', { category: 'call-notes', ...hubspot }),
      between('08:20', '08:30', { category: 'documentation', ...hubspot }),
    ])
    expect(await daysOf('Anna', '2026-11-23')).toMatchObject([{ products: { hubspot: 1800 } }])
  })

  it('gives switches and longest blocks of a day of two devices', async () => {
    const { endpoint, anna, daysOf } = await fixture()
    const phone = await connectDevice(endpoint, anna.member)
    await anna.send([
      between('08:00', '09:00'),
      between('09:00', '10:00'),
      between('10:00', '11:00', { category: 'research' }),
    ])
    await phone.send([between('08:30', '08:40', { category: 'misc' })])
    expect(await daysOf('Anna', '2026-11-23')).toMatchObject([
      { switches: 3, longest: { 'outgoing-call': 4800, misc: 600, research: 3600 } },
    ])
  })

  it('marks days that were corrected after their first receipt', async () => {
    const { endpoint, anna, daysOf } = await fixture()
    const row = between('08:00', '09:00')
    await anna.send([row])
    await anna.get('/v1/days/2026-11-23?zone=UTC')
    endpoint.now += minute
    await anna.send([{ ...row, revision: 2, category: 'misc' }])
    expect(await daysOf('Anna', '2026-11-23')).toMatchObject([{ corrected: true }])
  })

  it('is of the own team only', async () => {
    const { endpoint, layout } = await fixture()
    const other = await newDevice(endpoint, 'Olga', 'Other')
    await other.send([segment()])
    expect((await layout('2026-11-23')).members.map(({ name }) => name)).toEqual(['Anna', 'Mia'])
  })

  it.each([
    ['from=2026-11-24&to=2026-11-23&zone=UTC'],
    ['from=2025-01-01&to=2026-11-23&zone=UTC'],
    ['from=2026-11-23&to=2026-11-23&zone=Mars/Base'],
    ['from=2026-11-31&to=2026-12-01&zone=UTC'],
    ['from=2026-11-23&to=2026-11-23'],
  ])('is refused for %s', async (query) => {
    const { manager } = await fixture()
    expect((await manager.get(`/v1/team/layout?${query}`)).status).toBe(400)
  })

  const minutesOf = fc.record({
    start: fc.integer({ min: 0, max: 4 * 24 * 60 - 1 }),
    length: fc.integer({ min: 1, max: 23 * 60 }),
    category: fc.constantFrom('misc', 'documentation', 'outgoing-call', 'dialing', 'unexplained'),
    source: fc.constantFrom('hand' as const, 'auto' as const),
    edited: fc.boolean(),
  })

  /** Returns the minutes that at least one row covers, as epoch milliseconds. */
  const covered = (rows: readonly { startedAt: number; endedAt: number }[]) =>
    new Set(
      rows.flatMap(({ startedAt, endedAt }) =>
        Array.from({ length: (endedAt - startedAt) / minute }, (_, i) => startedAt + i * minute),
      ),
    )

  it('adds up for any rows: no second is lost or added between days, sources or categories', async () => {
    const { anna, daysOf } = await fixture()
    const sent: ReturnType<typeof segment>[] = []
    await fc.assert(
      fc.asyncProperty(fc.array(minutesOf, { minLength: 1, maxLength: 20 }), async (many) => {
        const from = NOON - 6 * 24 * hour
        const rows = many.map(({ start, length, edited, ...rest }) => {
          const startedAt = from + start * minute
          const more = edited && rest.category !== 'unexplained' ? { edited: true as const } : {}
          return segment({ ...rest, ...more, startedAt, endedAt: startedAt + length * minute })
        })
        sent.push(...rows)
        await anna.send(rows)
        const days = (await daysOf('Anna', '2026-11-16', '2026-11-24', 'zone=Europe/Berlin')) ?? []
        const sum = (of: (day: (typeof days)[number]) => number) =>
          days.reduce((s, day) => s + of(day), 0)
        const all = (seconds: Record<string, number> = {}) =>
          Object.values(seconds).reduce((a, b) => a + b, 0)
        const work = (day: (typeof days)[number]) => all(day.seconds)
        const isWork = ({ category }: { category: string }) => category !== 'unexplained'
        const worked = covered(sent.filter(isWork))
        const away = covered(sent.filter((row) => !isWork(row)))
        expect(sum(work)).toBe(worked.size * 60)
        expect(sum((day) => day.unexplained)).toBeLessThanOrEqual(away.difference(worked).size * 60)
        expect(sum((day) => day.automatic + day.byHand + day.edited)).toBe(sum(work))
        expect(sum((day) => all(day.base))).toBe(sum(work))
      }),
      { numRuns: 15 },
    )
  })
})
