import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeSums } from '../../../server/report/sum-in-background.ts'
import { removeOld } from '../../../server/segments/retention.ts'
import { rangeAround } from '../../../src/core/report/range.ts'
import { sumOf } from '../../../src/core/report/totals.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { day, minute } from '../../../src/core/time/units.ts'
import {
  exactSeconds,
  expectedOf,
  layoutOf,
  openFixture,
  schemeOf,
  wholeSeconds,
} from '../../support/endpoint/expected-layout.ts'
import {
  connectDevice,
  NOON,
  segment,
  type TestDevice,
  tombstone,
} from '../../support/endpoint/fixture.ts'

const ZONES = [
  'Europe/Berlin',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'UTC',
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
      is: fc.constant('edit' as const),
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
  // The longest ranges contain a whole month, and some days before and after the month.
  first: fc.integer({ min: -4, max: 14 }),
  length: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 1, arbitrary: fc.integer({ min: 30, max: 36 }) },
  ),
  accepts: fc.constantFrom(undefined, 'gzip', 'zstd'),
  zone: fc.constantFrom('UTC', 'Asia/Tokyo'),
  dayStart: fc.constantFrom(0, 5),
  exact: fc.boolean(),
})

/** Start of the two weeks in which there are rows, in epoch milliseconds. Both weeks are over. */
const BEGIN = NOON - 20 * day

/** Makes a version of the scheme in which *Offers* has another parent than in the previous version. */
const changeScheme = async (manager: TestDevice) => {
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
    after: version,
    zone: 'UTC',
    changeEvery: 1,
    categories: [...FIRST_SCHEME.categories, own],
    ...(version === 1 && { readiness: { indicatorsInCrm: true, crmForHalfAYear: true } }),
  }
  const answer = await manager.ask('/v1/scheme', 'PUT', change)
  expect(answer.status).toBe(200)
}

describe('kept sums of days', () => {
  it('equal the sums of the rows after any series of batches, edits, receipts, schemes and removals', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(action, look), { minLength: 2, maxLength: 10 }),
        async (steps) => {
          const { endpoint, manager, anna } = await openFixture()
          const devices = [anna, await connectDevice(endpoint, anna.member)]
          const sent: ReturnType<typeof segment>[] = []
          await changeScheme(manager)
          const query = ({ zone, dayStart }: { zone: string | undefined; dayStart: number }) =>
            zone === undefined ? '' : `?zone=${zone}&dayStart=${dayStart}`
          const carryOut = async (one: Action) => {
            if (one.is === 'background') return makeSums(endpoint.db, endpoint.now)
            if (one.is === 'retain') return removeOld(endpoint.db, one.days, NOON)
            if (one.is === 'scheme') {
              endpoint.now += 40 * day
              return changeScheme(manager)
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
                  ...rest,
                  startedAt,
                  endedAt: at,
                  changedAt: at,
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
          for (const [one, { first, length, exact: isExact, accepts, ...reader }] of steps) {
            await carryOut(one)
            const from = new Date(BEGIN + first * day).toISOString().slice(0, 10)
            const to = new Date(BEGIN + (first + length - 1) * day).toISOString().slice(0, 10)
            const asked = { from, to, ...reader, unit: isExact ? exactSeconds : wholeSeconds }
            const asking = `from=${from}&to=${to}&zone=${reader.zone}&dayStart=${reader.dayStart}${isExact ? '&exact=1' : ''}`
            const scheme = await schemeOf(manager)
            const expected = await expectedOf(endpoint, scheme, anna.member, asked)
            // The first request computes and stores the sums, and the second request reads them.
            for (let again = 0; again < 2; again++) {
              const { members } = await layoutOf(manager, asking, accepts)
              expect(members.find(({ name }) => name === 'Anna')?.days).toEqual(expected)
            }
            const month = rangeAround('month', from)
            const all = await expectedOf(endpoint, scheme, anna.member, {
              ...asked,
              ...month,
              unit: exactSeconds,
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
          await endpoint.end()
        },
      ),
      { numRuns: 25, endOnFailure: true },
    )
  })
})
