/** A person's own report and the manager's row for them: the same numbers, whatever was recorded. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { listen } from '../../server/http/listen.ts'
import { createCode } from '../../server/people/devices.ts'
import { areComparable } from '../../src/core/report/compare.ts'
import { moved, type Range, rangeAround } from '../../src/core/report/range.ts'
import { personReport, teamReport } from '../../src/core/report/team.ts'
import { sellingOf, splitIn } from '../../src/core/report/trend.ts'
import { FIRST_SCHEME } from '../../src/core/scheme/versions.ts'
import type { Settings } from '../../src/core/settings/settings.ts'
import type { Segment } from '../../src/core/time/segment.ts'
import type { StintDatabase, StoredSegment } from '../../src/store/database.ts'
import { isSendable } from '../../src/store/outbox/outbox.ts'
import { changeSettings, readSettings } from '../../src/store/settings.ts'
import { readMine, readToday } from '../../src/store/views/report-view.ts'
import { connect } from '../../src/sync/connect.ts'
import { fetchLayout } from '../../src/sync/team.ts'
import { wireRow } from '../../src/sync/wire.ts'
import {
  connectDevice,
  type Endpoint,
  hour,
  minute,
  newMember,
  postOf,
  startEndpoint,
  type TestDevice,
} from '../server/fixture.ts'
import { freshProfile } from '../support/fresh-profile.ts'
import { segment } from '../support/report-histories.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** The clock on the wall of whoever's browser is looked into. */
const standIn = (zone: string) => {
  vi.spyOn(Temporal.Now, 'timeZoneId').mockReturnValue(zone)
}

const MONDAY = '2026-11-16'
const week = rangeAround('week', MONDAY)

/** An instant by the clock of a zone. */
const clock = (zone: string) => (time: string) =>
  Temporal.PlainDateTime.from(time).toZonedDateTime(zone).epochMilliseconds

type ReportEndpoint = Awaited<ReturnType<typeof openReportEndpoint>>

/** The real endpoint on loopback, and the browser of a manager in Berlin. */
async function openReportEndpoint(now = '2026-11-30T12:00Z', { schemes = false } = {}) {
  const endpoint = await startEndpoint()
  endpoint.now = Date.parse(now)
  vi.useFakeTimers({ toFake: ['Date'], now: endpoint.now })
  const { url, stop } = await listen(endpoint.app, { port: 0 })
  onTestFinished(stop)
  const join = async (member: { team: string; member: string }) => {
    const db: StintDatabase = freshProfile().open()
    const { code } = await createCode(endpoint.db, member, endpoint.now)
    expect(await connect(db, url, code)).toMatchObject({ ok: true })
    return db
  }
  const boss = await newMember(endpoint, 'Mia', 'Sales', 'manager')
  const manager = await connectDevice(endpoint, boss)
  if (schemes) await changeSchemes(endpoint, manager)
  const managed = await join(boss)

  /** What the manager's page is made from. */
  const seenBy = async (range: Range, zone = 'Europe/Berlin') => {
    standIn(zone)
    const asked = { from: moved(range, -1).from, to: range.to }
    const people = await fetchLayout(managed, asked)
    const setting = await readToday(managed, endpoint.now)
    const team = teamReport(people, range, setting)
    const rowOf = (name: string) => {
      const person = people.find((one) => one.name === name)
      if (!person) throw new Error(`${name} is not in the team`)
      return personReport(person, range, setting)
    }
    return { people, setting, team, rowOf }
  }
  return { endpoint, join, seenBy }
}

interface Rep {
  name: string
  zone: string
  settings?: Partial<Settings>
  /** The endpoint's clock when they joined. */
  joined?: string
}

/** A rep with any number of devices; their browser knows what all of them recorded. */
async function hire(
  { endpoint, join }: ReportEndpoint,
  { name, zone, settings = {}, joined }: Rep,
) {
  const now = endpoint.now
  if (joined) endpoint.now = Date.parse(joined)
  const member = await newMember(endpoint, name)
  endpoint.now = now
  standIn(zone)
  const db = await join(member)
  await changeSettings(db, { sendUnexplained: true, ...settings })
  const devices = new Map<string, Awaited<ReturnType<typeof connectDevice>>>()
  const deviceOf = async (label: string) => {
    const device = devices.get(label) ?? (await connectDevice(endpoint, member))
    devices.set(label, device)
    return device
  }
  return {
    name,
    /** Keeps and sends what was recorded, as a browser sends it. */
    record: async (segments: readonly Segment[], more: { asBefore?: boolean } = {}) => {
      const allowed = await readSettings(db)
      const stored: StoredSegment[] = []
      for (const [label, all] of Map.groupBy(segments, ({ device }) => device)) {
        const device = await deviceOf(label)
        const own = all.map((row) => ({ ...row, device: device.id }) as StoredSegment)
        stored.push(...own)
        const sendable = own.filter((row) => isSendable(row.category, allowed))
        for (const [at = zone, rows] of Map.groupBy(sendable, (row) => row.zone)) {
          const query = new URLSearchParams({ zone: at, dayStart: String(allowed.dayStart) })
          query.set('unexplained', allowed.sendUnexplained ? 'sent' : 'kept')
          const body = { segments: rows.map((row) => wireRow(row, allowed)) }
          const path = `/v1/segments${more.asBefore ? '' : `?${query}`}`
          const answer = await endpoint.app.request(path, {
            method: 'PUT',
            ...postOf(body, device.authorization),
          })
          const { results } = (await answer.json()) as { results: { result: string }[] }
          expect(results.filter(({ result }) => result !== 'stored')).toEqual([])
        }
      }
      await db.segments.bulkPut(stored)
      return stored
    },
    deviceOf,
    own: async (range: Range) => {
      standIn(zone)
      return readMine(db, range, endpoint.now)
    },
  }
}

const span = (
  at: (time: string) => number,
  from: string,
  to: string,
  category: string,
  more: object = {},
) => segment(at(from), at(to), { id: randomUUID(), category, ...more })

const nineToSix = (at: (time: string) => number, date: string, more: object = {}) =>
  span(at, `${date}T09:00`, `${date}T18:00`, 'outgoing-call', more)

const datesFrom = (monday: string, count: number) =>
  Array.from({ length: count }, (_, i) =>
    Temporal.PlainDate.from(monday).add({ days: i }).toString(),
  )

describe("the manager's row, against what is worked out by hand", () => {
  it('counts the time of two devices that overlap once', async () => {
    const setup = await openReportEndpoint()
    const zone = 'Europe/Berlin'
    const at = clock(zone)
    const anna = await hire(setup, { name: 'Anna', zone })
    await anna.record([
      span(at, '2026-11-16T09:00', '2026-11-16T11:00', 'outgoing-call', { zone }),
      span(at, '2026-11-16T10:00', '2026-11-16T11:30', 'misc', {
        device: 'two',
        source: 'auto',
        zone,
      }),
    ])
    const row = (await setup.seenBy(week)).rowOf('Anna')
    expect(row.sum.worked).toBe(2.5 * hour)
    expect(sellingOf(row.sum)).toBeCloseTo(0.8)
    expect(row.days[0]?.switches).toBe(1)
    expect(row.quality.overlapping).toBe(hour)
    const own = await anna.own(week)
    expect(row.sum).toEqual(own.sum)
  })

  it.each([
    ['Los Angeles', 'America/Los_Angeles', MONDAY, 0],
    ['Auckland', 'Pacific/Auckland', MONDAY, 0],
    ['Kolkata', 'Asia/Kolkata', MONDAY, 4],
    ['Los Angeles, as clocks are put on', 'America/Los_Angeles', '2026-03-02', 0],
    ['Santiago, as clocks are put back', 'America/Santiago', '2026-03-30', 6],
  ])('gives a rep in %s five days of nine hours', async (_, zone, monday, dayStart) => {
    const setup = await openReportEndpoint()
    const at = clock(zone)
    const rep = await hire(setup, { name: 'Lou', zone, settings: { dayStart } })
    const dates = datesFrom(monday, 5)
    await rep.record(dates.map((date) => nineToSix(at, date, { zone })))
    const row = (await setup.seenBy(rangeAround('week', monday))).rowOf('Lou')
    const worked = row.days.map(({ date, work }) => [date, (work['outgoing-call'] ?? 0) / hour])
    expect(worked).toEqual(datesFrom(monday, 7).map((date, i) => [date, i < 5 ? 9 : 0]))
    expect(row.quality.whole).toBe(1)
  })

  it('takes for each row the zone that it was recorded in, though it is sent and mended elsewhere', async () => {
    const setup = await openReportEndpoint()
    const rep = await hire(setup, { name: 'Lou', zone: 'Europe/Berlin' })
    const [home, away] = ['Asia/Tokyo', 'America/Los_Angeles']
    const rows = [
      nineToSix(clock(home), '2026-11-16', { zone: home }),
      nineToSix(clock(away), '2026-11-18', { zone: away }),
      nineToSix(clock('Europe/Berlin'), '2026-11-20'),
    ]
    await rep.record(rows)
    const mended = rows.map((row) => ({ ...row, revision: 2, edited: true, zone: undefined }))
    await rep.record(mended as unknown as Segment[])
    await rep.record(rows.map((row) => ({ ...row, revision: 3 })))
    const row = (await setup.seenBy(week)).rowOf('Lou')
    const days = row.days.filter(({ work }) => Object.keys(work).length > 0)
    expect(days.map(({ date, work }) => [date, work['outgoing-call']])).toEqual([
      ['2026-11-16', 9 * hour],
      ['2026-11-18', 9 * hour],
      ['2026-11-20', 9 * hour],
    ])
    expect((await rep.own(week)).sum).toEqual(row.sum)
  })

  it('counts by the zone of their receipts what clients of before send, and else by the reader’s', async () => {
    const setup = await openReportEndpoint()
    const zone = 'America/Los_Angeles'
    const rep = await hire(setup, { name: 'Lou', zone })
    const day = (date: string) => nineToSix(clock(zone), date)
    await rep.record([day('2026-11-16')], { asBefore: true })
    const datesSeen = async () =>
      (await setup.seenBy(week)).people
        .find(({ name }) => name === 'Lou')
        ?.days.map(({ date }) => date)
    // 18:00 to 03:00 in Berlin.
    expect(await datesSeen()).toEqual(['2026-11-16', '2026-11-17'])
    const device = await rep.deviceOf('one')
    await device.get(`/v1/days/2026-11-16?zone=${zone}&dayStart=0`)
    expect(await datesSeen()).toEqual(['2026-11-16'])
    await rep.record([day('2026-11-17')], { asBefore: true })
    expect(await datesSeen()).toEqual(['2026-11-16', '2026-11-17'])
  })

  it('is lowered neither by a private hour nor by a lunch break', async () => {
    const setup = await openReportEndpoint()
    const zone = 'Europe/Berlin'
    const at = clock(zone)
    const anna = await hire(setup, {
      name: 'Anna',
      zone,
      settings: { privateCategories: ['research'] },
    })
    await anna.record([
      span(at, '2026-11-16T09:00', '2026-11-16T12:00', 'outgoing-call'),
      span(at, '2026-11-16T12:00', '2026-11-16T13:00', 'break'),
      span(at, '2026-11-16T13:00', '2026-11-16T14:00', 'research'),
      span(at, '2026-11-16T14:00', '2026-11-16T17:00', 'documentation'),
    ])
    const row = (await setup.seenBy(week)).rowOf('Anna')
    expect(row.quality.whole).toBe(1)
    expect((await anna.own(week)).quality.whole).toBe(1)
    expect(JSON.stringify(row)).not.toContain('research')
  })

  it.each([
    ['over a weekend', '2026-11-20T17:00', '2026-11-23T09:00'],
    ['over a night', '2026-11-19T17:00', '2026-11-20T09:00'],
    ['over a week', '2026-11-13T12:00', '2026-11-20T09:00'],
  ])('holds an absence %s against nobody', async (_, locked, back) => {
    const setup = await openReportEndpoint()
    const zone = 'America/New_York'
    const at = clock(zone)
    const anna = await hire(setup, { name: 'Anna', zone })
    const [first, last] = [locked.slice(0, 10), back.slice(0, 10)]
    await anna.record([
      span(at, `${first}T09:00`, locked, 'outgoing-call', { zone }),
      span(at, locked, back, 'unexplained', { zone }),
      span(at, back, `${last}T17:00`, 'outgoing-call', { zone }),
    ])
    const range: Range = { kind: 'own', from: '2026-11-09', to: '2026-11-29' }
    const row = (await setup.seenBy(range)).rowOf('Anna')
    expect(row.quality).toMatchObject({ whole: 1, unexplained: 0, days: 2 })
    expect((await anna.own(range)).quality).toMatchObject({ whole: 1, unexplained: 0, days: 2 })
  })

  it('counts the time away within a day, where it is sent, and marks who sends none', async () => {
    const setup = await openReportEndpoint()
    const zone = 'Europe/Berlin'
    const at = clock(zone)
    const day = (more: object = {}) => [
      span(at, '2026-11-16T09:00', '2026-11-16T12:00', 'outgoing-call', more),
      span(at, '2026-11-16T12:00', '2026-11-16T14:00', 'unexplained', more),
      span(at, '2026-11-16T14:00', '2026-11-16T17:00', 'outgoing-call', more),
    ]
    const anna = await hire(setup, { name: 'Anna', zone })
    const boris = await hire(setup, {
      name: 'Boris',
      zone,
      settings: { sendUnexplained: false },
    })
    await anna.record(day())
    await boris.record(day())
    const { rowOf } = await setup.seenBy(week)
    expect(rowOf('Anna').quality.whole).toBe(0.75)
    expect(rowOf('Anna').person.keepsUnexplained).toBeUndefined()
    expect(rowOf('Boris').person.keepsUnexplained).toBe(true)
  })

  it('is not there before they joined, and then says that nothing came', async () => {
    const setup = await openReportEndpoint()
    const zone = 'America/Los_Angeles'
    // In Berlin it is the 17th.
    await hire(setup, { name: 'Nina', zone, joined: '2026-11-17T04:00Z' })
    const silent = async (range: Range) =>
      (await setup.seenBy(range)).team.silent.map(({ name }) => name)
    const before = rangeAround('week', '2026-11-09')
    expect(await silent(before)).not.toContain('Nina')
    expect(await silent(moved(before, -1))).not.toContain('Nina')
    expect(await silent(week)).toContain('Nina')
    expect(await silent(moved(week, 1))).toContain('Nina')
  })

  it('has a day of theirs that goes on while it is over for the manager', async () => {
    // 18:00 on Monday in Los Angeles, 03:00 on Tuesday in Berlin.
    const setup = await openReportEndpoint('2026-11-17T02:00Z')
    const zone = 'America/Los_Angeles'
    const rep = await hire(setup, { name: 'Lou', zone, joined: '2026-11-01T12:00Z' })
    await rep.record([span(clock(zone), '2026-11-16T09:00', '2026-11-16T12:00', 'misc', { zone })])
    const row = (await setup.seenBy(week)).rowOf('Lou')
    expect(row.days.filter((day) => day.running).map(({ date }) => date)).toEqual([MONDAY])
    expect(row.quality).toMatchObject({ days: 0, weekdays: 0 })
  })

  it('is compared only with a range of five days or more, and a third of its weekdays', async () => {
    const setup = await openReportEndpoint('2026-12-31T12:00Z')
    const zone = 'Europe/Berlin'
    const at = clock(zone)
    const month = rangeAround('month', '2026-12-01')
    const worksIn = async (name: string, earlier: readonly string[]) => {
      const rep = await hire(setup, { name, zone, joined: '2026-01-01T12:00Z' })
      await rep.record([
        ...earlier.map((date) => nineToSix(at, date)),
        ...datesFrom('2026-12-07', 5).map((date) => nineToSix(at, date)),
        ...datesFrom('2026-12-14', 5).map((date) => nineToSix(at, date)),
      ])
    }
    await worksIn('Two days', ['2026-11-24', '2026-11-25'])
    await worksIn('Four days', datesFrom('2026-11-09', 4))
    await worksIn('Seven of 21', [...datesFrom('2026-11-09', 5), '2026-11-16', '2026-11-17'])
    await worksIn('Six of 21', [...datesFrom('2026-11-09', 5), '2026-11-16'])
    const now = await setup.seenBy(month)
    const before = await setup.seenBy(moved(month, -1))
    const compared = ['Two days', 'Four days', 'Seven of 21', 'Six of 21'].map((name) =>
      areComparable(now.rowOf(name), before.rowOf(name)),
    )
    expect(compared).toEqual([false, false, true, false])
  })

  it('tells a category by itself apart from all that it holds', async () => {
    const setup = await openReportEndpoint()
    const zone = 'Europe/Berlin'
    const at = clock(zone)
    const anna = await hire(setup, { name: 'Anna', zone })
    await anna.record([
      span(at, '2026-11-16T09:00', '2026-11-16T12:00', 'outgoing-call'),
      span(at, '2026-11-16T12:00', '2026-11-16T12:30', 'misc'),
      span(at, '2026-11-16T12:30', '2026-11-16T14:00', 'drive'),
    ])
    const row = (await setup.seenBy(week)).rowOf('Anna')
    expect(row.sum.misc / row.sum.worked).toBeCloseTo(0.1)
    expect((row.sum.base.misc ?? 0) / row.sum.worked).toBeCloseTo(0.4)
    expect([...splitIn([row.sum])]).toEqual(['misc'])
  })
})

const ZONES = [
  'Europe/Berlin',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'UTC',
]
/** In the two weeks from here, clocks are put on or back in one zone or another. */
const MONDAYS = ['2026-03-02', '2026-03-23', '2026-10-19', '2026-11-02']
const OFFERS = 'offers'

const stretch = fc.record({
  gap: fc.integer({ min: 0, max: 15 * 60 }),
  /** Milliseconds, so that nothing is whole by chance. */
  more: fc.integer({ min: 0, max: 59_999 }),
  length: fc.integer({ min: 1, max: 12 * 60 }),
  category: fc.constantFrom(
    'outgoing-call',
    'dialing',
    'documentation',
    'misc',
    'drive',
    'client-meeting',
    'unexplained',
    'break',
    'research',
    OFFERS,
  ),
  source: fc.constantFrom('hand' as const, 'auto' as const),
  edited: fc.boolean(),
  scheme: fc.constantFrom(1, 2, 3),
  product: fc.constantFrom(undefined, 'hubspot', 'pipedrive'),
  /** Which of the person's zones they were in; the third is not told. */
  place: fc.nat({ max: 2 }),
  /** What becomes of it after it was sent. */
  fate: fc.constantFrom('stays', 'stays', 'shorter', 'other category', 'deleted'),
})

const person = fc.record({
  zones: fc.tuple(fc.constantFrom(...ZONES), fc.constantFrom(...ZONES)),
  dayStart: fc.constantFrom(0, 0, 4, 17, 23),
  privates: fc.constantFrom([], ['research'], ['outgoing-call', 'drive']),
  devices: fc.array(fc.array(stretch, { maxLength: 25 }), { minLength: 1, maxLength: 3 }),
})

type Person = typeof person extends fc.Arbitrary<infer T> ? T : never

const segmentsOf = ({ devices, zones }: Person, monday: string) =>
  devices.flatMap((laid, i) => {
    let at = Date.parse(`${monday}T00:00Z`) - 30 * hour
    return laid.map(({ gap, more, length, product, place, edited, fate, ...rest }) => {
      const startedAt = at + gap * minute + more
      at = startedAt + length * minute + more
      const zone = zones[place]
      const row = segment(startedAt, at, {
        id: randomUUID(),
        device: `d${i}`,
        ...rest,
        ...(edited && rest.category !== 'unexplained' && { edited: true }),
        ...(zone && { zone }),
        ...(product && rest.category !== 'unexplained' && { context: { product } }),
      })
      return { row, fate }
    })
  })

const mended = ({ row, fate }: ReturnType<typeof segmentsOf>[number]): Segment[] => {
  const changed = { ...row, revision: 2, changedAt: row.changedAt + 1 }
  if (fate === 'shorter') {
    const endedAt = Math.max(row.startedAt + 1, (row.endedAt ?? 0) - 7 * minute)
    return [{ ...changed, endedAt, ...(row.category !== 'unexplained' && { edited: true }) }]
  }
  if (fate === 'other category') return [{ ...changed, category: 'client-service', edited: true }]
  return fate === 'deleted' ? [{ ...changed, deleted: true }] : []
}

/** Misc is split by offers, which later belong to research. */
const changeSchemes = async (endpoint: Endpoint, manager: TestDevice) => {
  const offers = { id: OFFERS, en: 'Offers', ru: 'КП', group: 'selling' } as const
  const offersIn = (parent: string) => [
    ...FIRST_SCHEME.categories,
    { ...offers, parent, offComputer: false, yields: false },
  ]
  const now = endpoint.now
  const readiness = { indicatorsInCrm: true, crmForHalfAYear: true }
  for (const [i, parent] of ['misc', 'research'].entries()) {
    endpoint.now = Date.parse(`2026-0${1 + 2 * i}-03T12:00Z`)
    const change = { after: 1 + i, zone: 'UTC', changeEvery: 1, categories: offersIn(parent) }
    const body = postOf({ ...change, ...(i === 0 && { readiness }) }, manager.authorization)
    const answer = await endpoint.app.request('/v1/scheme', { method: 'PUT', ...body })
    expect(answer.status).toBe(200)
  }
  endpoint.now = now
}

describe("a person's own report and the manager's row", () => {
  it('are equal, over teams with several devices and zones, breaks, private time, corrections and schemes', async () => {
    const setup = await openReportEndpoint(undefined, { schemes: true })
    let count = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...MONDAYS),
        fc.constantFrom(...ZONES),
        fc.array(person, { minLength: 1, maxLength: 3 }),
        async (monday, managerZone, people) => {
          const range: Range = {
            kind: 'own',
            from: monday,
            to: Temporal.PlainDate.from(monday).add({ days: 6 }).toString(),
          }
          const team: { rep: Awaited<ReturnType<typeof hire>>; knows: number }[] = []
          for (const one of people) {
            const rep = await hire(setup, {
              name: `Person ${count++}`,
              zone: one.zones[0],
              settings: { dayStart: one.dayStart, privateCategories: one.privates },
            })
            const told = segmentsOf(one, monday)
            await rep.record(told.map(({ row }) => row))
            await rep.record(told.flatMap(mended))
            team.push({ rep, knows: told.length })
          }
          const { rowOf } = await setup.seenBy(range, managerZone)
          for (const { rep } of team) {
            const own = await rep.own(range)
            const row = rowOf(rep.name)
            expect(row.sum).toEqual(own.sum)
            const figures = ({
              days,
              quality,
              products,
            }: {
              days: typeof row.days
              quality: typeof row.quality
              products: Record<string, number>
            }) => ({
              days: days.map((day) => ({
                date: day.date,
                work: day.work,
                base: day.base,
                switches: day.switches,
                automatic: day.automatic,
                byHand: day.byHand,
                edited: day.edited,
                unexplained: day.unexplained,
                overlapping: day.overlapping,
              })),
              whole: quality.whole,
              worked: quality.worked,
              products,
            })
            const products = own.documented.products.map(({ product, ms }) => [product, ms])
            expect(figures(row)).toEqual(
              figures({ ...own, products: Object.fromEntries(products) }),
            )
          }
        },
      ),
      // Each is a team of its own at a real endpoint.
      { numRuns: 12, endOnFailure: true },
    )
  })
})
