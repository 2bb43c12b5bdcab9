import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forgetMember } from '../../server/people/personal.ts'
import { makeSums } from '../../server/report/background.ts'
import { keepSums, readCounter } from '../../server/report/sums.ts'
import { removeOld } from '../../server/segments/retention.ts'
import { computeRange, type Frame, isWork, spanOf } from '../../src/core/report/day.ts'
import { daysOf, rangeAround } from '../../src/core/report/range.ts'
import { rollUpBy } from '../../src/core/report/roll-up.ts'
import { sumOf, type Totals } from '../../src/core/report/totals.ts'
import { FIRST_SCHEME } from '../../src/core/scheme/versions.ts'
import { blocksOf } from '../../src/core/time/blocks.ts'
import { isZone } from '../../src/core/time/days.ts'
import type { ReportedSegment } from '../../src/core/time/resolve-overlaps.ts'
import { day, hour, minute } from '../../src/core/time/units.ts'
import { Layout, type LayoutDay, Scheme } from '../../src/sync/contract.ts'
import {
  connectDevice,
  type Endpoint,
  NOON,
  newMember,
  postOf,
  segment,
  startEndpoint,
  type TestDevice,
  tombstone,
} from './fixture.ts'

const office = async () => {
  const endpoint = await startEndpoint()
  const manager = await connectDevice(
    endpoint,
    await newMember(endpoint, 'Mia', 'Sales', 'manager'),
  )
  const anna = await connectDevice(endpoint, await newMember(endpoint, 'Anna'))
  return { endpoint, manager, anna }
}

const layoutOf = async (manager: TestDevice, query: string) => {
  const answer = await manager.get(`/v1/team/layout?${query}`)
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return Layout.parse(await answer.json())
}

type Unit = (ms: number) => number
const exact: Unit = (ms) => ms / 1000
const whole: Unit = (ms) => Math.round(ms / 1000)
const told = (totals: Totals, unit: Unit) =>
  Object.fromEntries(Object.entries(totals).map(([id, ms]) => [id, unit(ms)]))

interface Asked {
  from: string
  to: string
  zone: string
  dayStart: number
  unit: Unit
}

/** What a layout should say of a member: counted from all their rows, for the range alone. */
const expectedOf = async (
  { db }: Endpoint,
  scheme: Scheme,
  { team, member }: { team: string; member: string },
  { from, to, unit, ...reader }: Asked,
): Promise<LayoutDay[]> => {
  const devices = await db
    .selectFrom('devices')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
  const placed = devices.filter(({ zone }) => zone !== null && isZone(zone))
  const zone = placed[0]?.zone ?? reader.zone
  const dayStart = placed[0]?.day_start ?? reader.dayStart
  const dates = daysOf({ from, to })
  const { history, ...newest } = scheme
  const rollUp = rollUpBy([...history.toReversed(), newest])
  const frame: Frame = {
    ...{ dates, zone, dayStart, rollUp, privates: [], now: Number.POSITIVE_INFINITY },
  }
  const span = spanOf(frame)
  const rows = await db
    .selectFrom('segments')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .where('deleted', '=', 0)
    .execute()
  const recorded = rows
    .filter((row) => (row.ended_at ?? 0) > span.from && (row.started_at ?? 0) < span.to)
    .map((row): ReportedSegment => {
      const own = placed.find(({ id }) => id === row.device)?.zone
      return {
        ...{ id: row.id, category: row.category ?? '', source: row.source ?? 'hand' },
        ...{ startedAt: row.started_at ?? 0, endedAt: row.ended_at ?? 0, scheme: row.scheme ?? 0 },
        ...(row.edited && { edited: true as const }),
        ...(row.product !== null && { context: { product: row.product } }),
        zone: row.zone ?? own ?? zone,
      }
    })
  const { pieces, parts, days } = computeRange(recorded, frame)
  const slotAt = new Map(parts.map(({ startedAt, slot }) => [startedAt, slot]))
  const longest = days.map((): Totals => ({}))
  const products = days.map((): Totals => ({}))
  const blocks = pieces.map(({ segment: { category }, ...piece }) => ({ ...piece, category }))
  for (const { category, startedAt, endedAt } of blocksOf(blocks)) {
    const own = longest[slotAt.get(startedAt) ?? -1]
    if (own && isWork(category, frame))
      own[category] = Math.max(own[category] ?? 0, endedAt - startedAt)
  }
  for (const { slot, segment: row, startedAt, endedAt } of parts) {
    const own = products[slot]
    if (!own || !row.context || rollUp.base(row.category, row.scheme) !== 'documentation') continue
    own[row.context.product] = (own[row.context.product] ?? 0) + endedAt - startedAt
  }
  const receipts = await db
    .selectFrom('days')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .execute()
  const corrected = new Set(
    receipts.filter((one) => one.corrected_at !== null).map(({ date }) => date),
  )
  return days.flatMap((one, i) => {
    if (sumOf(one.work) + one.unexplained + one.overlapping === 0) return []
    return {
      ...{ date: one.date, seconds: told(one.work, unit), base: told(one.base, unit) },
      ...{ automatic: unit(one.automatic), byHand: unit(one.byHand), edited: unit(one.edited) },
      ...{ products: told(products[i] ?? {}, unit), switches: one.switches ?? 0 },
      longest: told(longest[i] ?? {}, unit),
      span: unit(sumOf(one.work) + one.unexplained + one.missing),
      ...{ unexplained: unit(one.unexplained), missing: unit(one.missing) },
      ...{ overlapping: unit(one.overlapping), corrected: corrected.has(one.date) },
    }
  })
}

const ZONES = [
  ...['Europe/Berlin', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'],
  ...['Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'],
]
const OWN = 'offers'

const stretch = fc.record({
  gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 14 * 60 })),
  more: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 59_999 })),
  length: fc.integer({ min: 1, max: 20 * 60 }),
  category: fc.constantFrom(
    'outgoing-call',
    'outgoing-call',
    'documentation',
    'unexplained',
    OWN,
    OWN,
  ),
  scheme: fc.constantFrom(1, 2, 3, 9),
  product: fc.constantFrom(undefined, 'hubspot'),
  edited: fc.boolean(),
})

const place = fc.record({
  zone: fc.option(fc.constantFrom(...ZONES), { nil: undefined }),
  dayStart: fc.constantFrom(0, 4, 23),
})

const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('send' as const),
      device: fc.nat(1),
      at: fc.nat(9),
      place,
      rows: fc.array(stretch, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('mend' as const),
      device: fc.nat(1),
      which: fc.nat(),
      as: fc.constantFrom('shorter', 'elsewhere', 'other', 'deleted'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('receipt' as const),
      device: fc.nat(1),
      at: fc.nat(14),
      place,
    }),
  },
  { weight: 2, arbitrary: fc.constant({ is: 'scheme' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('retain' as const),
      days: fc.integer({ min: 5, max: 12 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ is: 'background' as const }) },
)
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never

const look = fc.record({
  first: fc.nat(14),
  length: fc.integer({ min: 1, max: 12 }),
  zone: fc.constantFrom('UTC', 'Asia/Tokyo'),
  dayStart: fc.constantFrom(0, 5),
  exact: fc.boolean(),
})

/** Two weeks of rows, all of them over. */
const BEGIN = NOON - 20 * day

const schemeOf = async (manager: TestDevice) =>
  Scheme.parse(await (await manager.get('/v1/scheme')).json())

/** Offers split another category each time. */
const changeScheme = async (endpoint: Endpoint, manager: TestDevice) => {
  const { version } = await schemeOf(manager)
  const parent = ['misc', 'documentation', 'research'][version % 3] ?? 'misc'
  const own = {
    id: OWN,
    en: 'Offers',
    ru: 'КП',
    group: 'selling',
    parent,
    offComputer: false,
    yields: false,
  }
  const change = {
    ...{ after: version, zone: 'UTC', changeEvery: 1 },
    categories: [...FIRST_SCHEME.categories, own],
    ...(version === 1 && { readiness: { indicatorsInCrm: true, crmForHalfAYear: true } }),
  }
  const answer = await endpoint.app.request('/v1/scheme', {
    method: 'PUT',
    ...postOf(change, manager.authorization),
  })
  expect(answer.status).toBe(200)
}

describe('sums of days that are kept', () => {
  it('are what the rows add up to, after batches, corrections, deletions, receipts, schemes, zones and removals', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(action, look), { minLength: 2, maxLength: 10 }),
        async (steps) => {
          const { endpoint, manager, anna } = await office()
          const devices = [anna, await connectDevice(endpoint, anna.member)]
          const sent: ReturnType<typeof segment>[] = []
          await changeScheme(endpoint, manager)
          const query = ({ zone, dayStart }: { zone: string | undefined; dayStart: number }) =>
            zone === undefined ? '' : `?zone=${zone}&dayStart=${dayStart}`
          const carryOut = async (one: Action) => {
            if (one.is === 'background') return makeSums(endpoint.db, endpoint.now)
            if (one.is === 'retain') return removeOld(endpoint.db, one.days, NOON)
            if (one.is === 'scheme') {
              endpoint.now += 40 * day
              return changeScheme(endpoint, manager)
            }
            const device = devices[one.device] as TestDevice
            if (one.is === 'receipt') {
              const date = new Date(BEGIN + one.at * day).toISOString().slice(0, 10)
              return device.get(
                `/v1/days/${date}${query({ ...one.place, zone: one.place.zone ?? 'UTC' })}`,
              )
            }
            if (one.is === 'send') {
              let at = BEGIN + one.at * day
              const rows = one.rows.map(({ gap, more, length, product, edited, ...rest }) => {
                const startedAt = at + gap * minute + more
                at = startedAt + length * minute + more
                const isAway = rest.category === 'unexplained'
                return segment({
                  ...{ ...rest, startedAt, endedAt: at, changedAt: at },
                  ...(edited && !isAway && { edited: true }),
                  ...(product && !isAway && { context: { product } }),
                })
              })
              sent.push(...rows)
              return device.send(rows, query(one.place))
            }
            const row = sent[one.which % Math.max(1, sent.length)]
            if (!row) return
            row.revision++
            if (one.as === 'deleted') return device.send([tombstone(row.id, row.revision)])
            if (one.as === 'shorter') row.endedAt -= Math.floor((row.endedAt - row.startedAt) / 2)
            if (one.as === 'other') row.category = row.category === 'research' ? 'misc' : 'research'
            if (one.as === 'elsewhere') {
              row.startedAt += 2 * day
              row.endedAt += 2 * day
            }
            return device.send([row])
          }
          for (const [one, { first, length, exact: isExact, ...reader }] of steps) {
            await carryOut(one)
            const from = new Date(BEGIN + first * day).toISOString().slice(0, 10)
            const to = new Date(BEGIN + (first + length - 1) * day).toISOString().slice(0, 10)
            const asked = { from, to, ...reader, unit: isExact ? exact : whole }
            const asking = `from=${from}&to=${to}&zone=${reader.zone}&dayStart=${reader.dayStart}${isExact ? '&exact=1' : ''}`
            const scheme = await schemeOf(manager)
            const expected = await expectedOf(endpoint, scheme, anna.member, asked)
            // Made, and then read as they were kept; and all of them together.
            for (let again = 0; again < 2; again++) {
              const { members } = await layoutOf(manager, asking)
              expect(members.find(({ name }) => name === 'Anna')?.days).toEqual(expected)
            }
            const month = rangeAround('month', from)
            const all = await expectedOf(endpoint, scheme, anna.member, {
              ...asked,
              ...month,
              unit: exact,
            })
            const byMonth = await layoutOf(manager, `${asking}&by=month`)
            const own = byMonth.members.find(({ name }) => name === 'Anna')
            const [sum] = own?.months?.filter((one) => one.month === from.slice(0, 7)) ?? []
            const worked = all.filter(({ seconds }) => sumOf(seconds) > 0)
            expect(sum?.days ?? []).toEqual(worked.map(({ date }) => Number(date.slice(8))))
            const inAll = (id: string) =>
              worked.reduce((ms, one) => ms + Math.round((one.seconds[id] ?? 0) * 1000), 0)
            for (const id of ['outgoing-call', 'documentation', OWN])
              expect(sum?.seconds[id] ?? 0).toBe(asked.unit(inAll(id)))
          }
        },
      ),
      { numRuns: 25, endOnFailure: true },
    )
  })

  it('are right when batches come while they are made', async () => {
    const { endpoint, manager, anna } = await office()
    const query = 'from=2026-11-16&to=2026-11-23&zone=UTC&exact=1'
    for (let round = 0; round < 8; round++) {
      const rows = Array.from({ length: 6 }, (_, i) => {
        const startedAt = NOON - (i % 5) * day - (2 + round) * hour
        return segment({ startedAt, endedAt: startedAt + 10 * minute, changedAt: NOON - hour })
      })
      await Promise.all([
        ...rows.map((row) => anna.send([row], '?zone=Europe/Berlin')),
        ...rows.map(() => layoutOf(manager, query)),
        makeSums(endpoint.db, endpoint.now),
      ])
      const { members } = await layoutOf(manager, query)
      const scheme = await schemeOf(manager)
      const asked = { from: '2026-11-16', to: '2026-11-23', zone: 'UTC', dayStart: 0, unit: exact }
      expect(members.find(({ name }) => name === 'Anna')?.days).toEqual(
        await expectedOf(endpoint, scheme, anna.member, asked),
      )
    }
  })

  it('are not kept where anything came since their rows were read', async () => {
    const { endpoint, anna } = await office()
    await anna.send([segment()], '?zone=UTC')
    const counter = (await readCounter(endpoint.db, anna.member)) ?? 0
    const sum = {
      unit: 'day' as const,
      form: 'exact' as const,
      date: '2026-11-23',
      day_start: 0,
      basis: 'x',
      told: 'wrong',
      shared: '',
    }
    const count = async () => (await endpoint.db.selectFrom('sums').selectAll().execute()).length
    await anna.send([segment()])
    await endpoint.db.transaction().execute((tx) => keepSums(tx, anna.member, counter, [sum]))
    expect(await count()).toBe(0)
    await endpoint.db.transaction().execute((tx) => keepSums(tx, anna.member, counter + 1, [sum]))
    expect(await count()).toBe(1)
  })

  it('are made before anybody asks, and then only of what changed', async () => {
    const { endpoint, manager, anna } = await office()
    await anna.send([segment()], '?zone=Europe/Berlin')
    const kept = async () =>
      (await endpoint.db.selectFrom('sums').select(['unit', 'form', 'date']).execute()).map(
        ({ unit, form, date }) => `${unit} ${form} ${date}`,
      )
    await makeSums(endpoint.db, endpoint.now)
    const made = await kept()
    expect(made).toEqual(expect.arrayContaining(['day exact 2026-11-23', 'month whole 2026-11']))
    await layoutOf(manager, 'from=2026-11-22&to=2026-11-24&zone=UTC')
    await layoutOf(manager, 'from=2026-11-22&to=2026-11-24&zone=UTC&by=month')
    expect((await kept()).sort()).toEqual(expect.arrayContaining(made))
    await anna.send([segment()])
    expect(await kept()).not.toContain('day exact 2026-11-23')
    await makeSums(endpoint.db, endpoint.now)
    expect(await kept()).toContain('day exact 2026-11-23')
  })

  it('go with the person who is forgotten', async () => {
    const { endpoint, anna } = await office()
    await anna.send([segment()], '?zone=UTC')
    await makeSums(endpoint.db, endpoint.now)
    await forgetMember(endpoint.db, anna.member, endpoint.now)
    expect(await endpoint.db.selectFrom('sums').selectAll().execute()).toEqual([])
  })

  it('are counted as before: else COUNTING in server/report/basis.ts has to grow, so that old ones are not read', async () => {
    const { manager, anna } = await office()
    const at = (time: string) => Date.parse(`2026-11-22T${time}Z`)
    const rows = [
      ['07:00', '07:40', 'outgoing-call'],
      ['07:40', '08:00', 'documentation'],
      ['08:00', '08:30', 'unexplained'],
      ['08:30', '09:00', 'documentation'],
      ['22:30', '23:30', 'misc'],
    ].map(([from = '', to = '', category = ''], i) =>
      segment({
        ...{ startedAt: at(from), endedAt: at(to) + i, changedAt: at(to), category },
        ...(category === 'documentation' && { context: { product: 'hubspot' } }),
        ...(i % 2 && { source: 'auto' }),
      }),
    )
    await anna.send(rows, '?zone=Europe/Berlin&dayStart=0')
    const { members } = await layoutOf(manager, 'from=2026-11-21&to=2026-11-24&zone=UTC&exact=1')
    const days = members.find(({ name }) => name === 'Anna')?.days
    expect(days).toMatchInlineSnapshot(`
      [
        {
          "automatic": 3000.004,
          "base": {
            "documentation": 3000.004,
            "misc": 1800,
            "outgoing-call": 2400,
          },
          "byHand": 4200,
          "corrected": false,
          "date": "2026-11-22",
          "edited": 0,
          "longest": {
            "documentation": 1800.003,
            "misc": 3600.004,
            "outgoing-call": 2400,
          },
          "missing": 48599.997,
          "overlapping": 0,
          "products": {
            "hubspot": 3000.004,
          },
          "seconds": {
            "documentation": 3000.004,
            "misc": 1800,
            "outgoing-call": 2400,
          },
          "span": 57600,
          "switches": 2,
          "unexplained": 1799.999,
        },
        {
          "automatic": 0,
          "base": {
            "misc": 1800.004,
          },
          "byHand": 1800.004,
          "corrected": false,
          "date": "2026-11-23",
          "edited": 0,
          "longest": {},
          "missing": 0,
          "overlapping": 0,
          "products": {},
          "seconds": {
            "misc": 1800.004,
          },
          "span": 1800.004,
          "switches": 0,
          "unexplained": 0,
        },
      ]
    `)
  })
})
