import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fromParts,
  isAmount,
  partsOf,
  roundTo,
  sumOfAmounts,
} from '../../../src/core/indicators/amounts.ts'
import { correlationOf, pairsOf } from '../../../src/core/indicators/correlation.ts'
import { ratioOf } from '../../../src/core/indicators/derived.ts'
import {
  addFigures,
  type Figures,
  marginAmountOf,
  marginPercentOf,
  teamFigures,
} from '../../../src/core/indicators/figures.ts'
import {
  lastDayOf,
  periodOf,
  periodsBetween,
  quarterFigures,
  shiftPeriod,
} from '../../../src/core/indicators/periods.ts'
import {
  dueValueIn,
  dueValueOn,
  isReached,
  targetFor,
} from '../../../src/core/indicators/target.ts'
import { judge } from '../../../src/core/indicators/usual-range.ts'

const amount = fc.integer({ min: -1e12, max: 1e12 }).map(fromParts)
const count = fc.nat({ max: 10_000 })
const percent = fc.integer({ min: -50_000, max: 1_000_000 }).map(fromParts)
const figures: fc.Arbitrary<Figures> = fc.record(
  { leads: count, won: count, volume: amount, margin: percent, repeat: count },
  { requiredKeys: [] },
)
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const kind = fc.constantFrom('week' as const, 'month' as const, 'quarter' as const)
const own = { own: [] }

describe('amounts', () => {
  it('add up without loss, in any order', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 50 }), (values) => {
        const sum = sumOfAmounts(values)
        expect(sumOfAmounts(values.toReversed())).toBe(sum)
        expect(BigInt(partsOf(sum))).toBe(values.reduce((all, v) => all + BigInt(partsOf(v)), 0n))
      }),
    )
  })

  it('have at most four decimals', () => {
    fc.assert(fc.property(amount, (value) => isAmount(value)))
    for (const value of [0.00001, 1e12, Number.NaN, Infinity]) expect(isAmount(value)).toBe(false)
  })

  it.each([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [5499.9975, 2, 5500],
    [2.5, 0, 3],
    [-0.001, 2, 0],
  ])('round %d to %d decimals as a spreadsheet does', (value, decimals, rounded) => {
    expect(roundTo(value, decimals)).toBe(rounded)
  })
})

describe('figures', () => {
  it('of a team are the sum of its people, the margin as an amount', () => {
    fc.assert(
      fc.property(fc.array(figures, { minLength: 1, maxLength: 8 }), (people) => {
        const team = teamFigures({}, people, [])
        for (const id of ['leads', 'won', 'volume', 'repeat'] as const) {
          const known = people.flatMap((one) => one[id] ?? [])
          expect(team[id]).toBe(known.length > 0 ? sumOfAmounts(known) : undefined)
        }
        const sellers = people.filter(({ volume = 0 }) => volume !== 0)
        const margins = sellers.map(marginAmountOf)
        const isKnown = sellers.length > 0 && margins.every((one) => one !== undefined)
        expect(team['margin-amount']).toBe(isKnown ? sumOfAmounts(margins as number[]) : undefined)
        expect(team).not.toHaveProperty('margin')
      }),
    )
  })

  it('may be added in any grouping', () => {
    fc.assert(
      fc.property(fc.array(figures, { minLength: 2, maxLength: 8 }), (people) => {
        const half = people.length >> 1
        const groups = [people.slice(0, half), people.slice(half)].map((some) =>
          addFigures(some, own),
        )
        // If the margin of one group of people is unknown, the margin of all groups together is
        // unknown too.
        expect(addFigures(groups, own)).toEqual(addFigures(people, own))
      }),
    )
  })

  it('given for the team itself come before the sum', () => {
    fc.assert(
      fc.property(figures, fc.array(figures, { maxLength: 5 }), (given, people) => {
        expect(teamFigures(given, people, [])).toMatchObject(given)
      }),
    )
    const people = [{ volume: 100, margin: 20 }]
    expect(teamFigures({ volume: 500 }, people, [])).toEqual({ volume: 500 })
  })

  it('keep a margin given in percent, and make one of an amount', () => {
    expect(marginPercentOf({ volume: 200, 'margin-amount': -30 })).toBe(-15)
    expect(marginPercentOf({ margin: 12.5 })).toBe(12.5)
    expect(marginPercentOf({ volume: 0, 'margin-amount': 5 })).toBeUndefined()
  })

  it('of a quarter change only with their own months', () => {
    fc.assert(
      fc.property(day, figures, figures, (date, one, other) => {
        const quarter = periodOf('quarter', date)
        const months = new Map([0, 1, 2].map((i) => [shiftPeriod('month', quarter, i), one]))
        const before = quarterFigures(months, quarter, [])
        months.set(shiftPeriod('month', quarter, 3), other)
        months.set(shiftPeriod('month', quarter, -1), other)
        expect(quarterFigures(months, quarter, [])).toEqual(before)
        months.delete(quarter)
        expect(quarterFigures(months, quarter, [])).toEqual({})
      }),
    )
  })

  it('of an own percent are not added up', () => {
    const satisfied = { id: 'satisfied', measure: 'percent', direction: 'up' } as const
    const calls = { id: 'calls', measure: 'count', direction: 'up' } as const
    const people = [
      { satisfied: 80, calls: 3, unknown: 1 },
      { satisfied: 90, calls: 4 },
    ]
    expect(addFigures(people, { own: [satisfied, calls] })).toEqual({ calls: 7 })
  })
})

describe('periods', () => {
  it('follow one another without a gap, and contain their days', () => {
    fc.assert(
      fc.property(kind, day, fc.integer({ min: -20, max: 20 }), (kind, date, by) => {
        const from = periodOf(kind, date)
        expect(from <= date && date <= lastDayOf(kind, from)).toBe(true)
        expect(shiftPeriod(kind, shiftPeriod(kind, from, by), -by)).toBe(from)
        const next = Temporal.PlainDate.from(lastDayOf(kind, from)).add({ days: 1 }).toString()
        expect(shiftPeriod(kind, from, 1)).toBe(next)
        expect(periodsBetween(kind, date, next)).toEqual([from, next])
      }),
    )
  })
})

describe('a ratio', () => {
  it('is a rate from five events on, and a count below', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), count, (value, events) => {
        expect(ratioOf(value, events)).toEqual(events < 5 ? { events } : { events, value })
      }),
    )
    expect(ratioOf(Number.POSITIVE_INFINITY, 9)).toBeUndefined()
  })
})

describe('the result beside the time', () => {
  const months = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']
  const times = new Map(months.map((from, i) => [from, i]))
  const results = new Map(months.map((from, i) => [from, 10 * i]))
  it.each([
    [
      0,
      [
        [0, 0],
        [1, 10],
        [2, 20],
        [3, 30],
      ],
    ],
    [
      1,
      [
        [0, 10],
        [1, 20],
        [2, 30],
      ],
    ],
    [
      2,
      [
        [0, 20],
        [1, 30],
      ],
    ],
  ])('may come %d months later', (lag, pairs) => {
    const found = pairsOf(times, results, { kind: 'month', lag })
    expect(found.map(({ time, result }) => [time, result])).toEqual(pairs)
  })

  it('has a coefficient inside of its interval, from twelve periods on', () => {
    const values = fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { maxLength: 40 })
    fc.assert(
      fc.property(values, (all) => {
        const pairs = all.map(([time, result], i) => ({ from: `${i}`, time, result }))
        const found = correlationOf(pairs)
        if (pairs.length < 12) expect(found).toBeUndefined()
        if (!found) return
        const turned = correlationOf(pairs.map((pair) => ({ ...pair, time: -pair.time })))
        expect(turned?.r).toBeCloseTo(-found.r, 9)
        expect(found.low).toBeLessThanOrEqual(found.r)
        expect(found.high).toBeGreaterThanOrEqual(found.r)
        expect(found.high).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('a target', () => {
  const target = {
    indicator: 'volume',
    from: '2026-10-01',
    start: 100,
    to: '2026-12-01',
    goal: 161,
  }
  it('changes by the same amount every day between start and goal', () => {
    expect(dueValueOn(target, '2026-10-01')).toBe(100)
    expect(dueValueOn(target, '2026-10-31')).toBe(130)
    expect(dueValueOn(target, '2026-12-01')).toBe(161)
    expect(dueValueOn(target, '2026-12-02')).toBeUndefined()
    expect(dueValueOn(target, '2026-09-30')).toBeUndefined()
  })

  it('goes from its start to its goal through every period between, of any kind', () => {
    fc.assert(
      fc.property(kind, day, fc.integer({ min: 1, max: 400 }), amount, amount, (...given) => {
        const [kind, from, days, start, goal] = given
        const to = Temporal.PlainDate.from(from).add({ days }).toString()
        const one = targetFor({ indicator: 'volume', from, start, to, goal }, kind, 'percent')
        const periods = periodsBetween(kind, from, to)
        const way = periods.map((period) => dueValueIn(one, kind, period))
        expect(way.at(-1)).toBe(goal)
        if (periods.length > 1) expect(way[0]).toBe(start)
        const [low, high] = [Math.min(start, goal), Math.max(start, goal)]
        for (const value of way)
          expect((value ?? Number.NaN) >= low - 0.01 && (value ?? Number.NaN) <= high + 0.01).toBe(
            true,
          )
        const before = shiftPeriod(kind, periods[0] ?? from, -1)
        const after = shiftPeriod(kind, periods.at(-1) ?? to, 1)
        expect([before, after].map((period) => dueValueIn(one, kind, period))).toEqual([
          undefined,
          undefined,
        ])
      }),
    )
  })

  it('is reached from the side on which it was set', () => {
    expect(isReached(target, 161)).toBe(true)
    expect(isReached(target, 160.99)).toBe(false)
    const less = { ...target, start: 200 }
    expect(isReached(less, 161)).toBe(true)
    expect(isReached(less, 162)).toBe(false)
  })
})

describe('a judgement', () => {
  it('needs six earlier values, and finds no change among equal values', () => {
    fc.assert(
      fc.property(amount, fc.nat({ max: 20 }), (value, length) => {
        const earlier = Array.from({ length }, () => value)
        expect(judge(value, earlier).state).toBe(length < 6 ? 'few' : 'usual')
        if (length >= 6) expect(judge(value + 1000, earlier).state).toBe('higher')
      }),
    )
  })

  it('looks at the last twelve only', () => {
    const last = Array.from({ length: 12 }, (_, i) => 100 + (i % 2))
    expect(judge(110, [0, 10_000, ...last])).toEqual(judge(110, last))
    expect(judge(90, last).state).toBe('lower')
  })
})
