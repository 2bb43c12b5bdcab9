import { describe, expect, it } from 'vitest'
import { readinessOf } from '../../../src/core/indicators/readiness.ts'
import { type Course, outcomeOf, REVIEWED, reviewOf } from '../../../src/core/indicators/review.ts'

const steady = (value: number) => [1, 2, 1, 2, 1, 2, 1, 2].map((more) => value + more)
const courseOf = (changes: Partial<Course>): Course => ({
  ...(Object.fromEntries(REVIEWED.map((what) => [what, []])) as unknown as Course),
  ...changes,
})

describe('the monthly review', () => {
  it.each([
    ['selling-less', { 'selling-share': [...steady(50), 30], volume: [...steady(100), 60] }],
    ['leads-less', { leads: [...steady(40), 20], won: [...steady(10), 3] }],
    ['conversion-less', { leads: steady(40), conversion: [...steady(25), 12] }],
    ['deals-smaller', { 'average-deal': [...steady(900), 700] }],
    ['margin-less', { margin: [...steady(30), 20], volume: steady(100) }],
    ['volume-less', { volume: [...steady(100), 60] }],
    ['what-went-well', { volume: [...steady(100), 160] }],
    ['nothing-unusual', { volume: steady(100) }],
    ['too-early', { volume: [100, 60] }],
    ['too-early', {}],
  ])('asks %s', (question, changes) => {
    expect(reviewOf(courseOf(changes)).question).toBe(question)
  })

  it('says how sure each change is', () => {
    const { changes } = reviewOf(courseOf({ volume: [...steady(100), 160], leads: [10, 20] }))
    expect(changes).toEqual([
      {
        what: 'volume',
        value: 160,
        before: 102,
        judgement: expect.objectContaining({ state: 'higher' }),
      },
      { what: 'leads', value: 20, before: 10, judgement: { state: 'few', earlier: 1 } },
    ])
  })

  it('compares only an unbroken row of months', () => {
    const { changes } = reviewOf(courseOf({ volume: [...steady(100), undefined, 100, 60] }))
    expect(changes[0]?.judgement).toEqual({ state: 'few', earlier: 1 })
    expect(reviewOf(courseOf({ volume: [...steady(100), undefined] })).changes).toEqual([])
  })
})

describe('before and after', () => {
  const review = reviewOf(courseOf({ leads: [...steady(40), 20], volume: steady(100) }))
  it.each([
    ['2026-09-20', 31],
    ['2026-10-01', 30],
    ['2026-10-16', 15],
  ])('is known if it was agreed on %s, %d days before the end of the month', (on) => {
    expect(outcomeOf({ on, watch: 'leads' }, '2026-10-01', review)).toMatchObject({
      state: 'known',
      change: { what: 'leads', before: 42, value: 20, judgement: { state: 'lower' } },
    })
  })

  it.each([
    ['2026-10-17', 14],
    ['2026-10-31', 0],
    ['2026-11-24', 0],
  ])('is not known if it was agreed on %s: %d days are too few', (on, days) => {
    const outcome = outcomeOf({ on, watch: 'leads' }, '2026-10-01', review)
    expect(outcome).toEqual({ state: 'too-few-days', days })
  })

  it('is unknown if nothing was to be looked at, or its value is missing', () => {
    expect(outcomeOf({ on: '2026-09-05' }, '2026-10-01', review).state).toBe('unknown')
    const margin = { on: '2026-09-05', watch: 'margin' } as const
    expect(outcomeOf(margin, '2026-10-01', review).state).toBe('unknown')
  })
})

describe('readiness', () => {
  const month = (n: number) => `2026-${`${n}`.padStart(2, '0')}-01`
  const figuresOf = (from: number, to: number) =>
    new Map(
      Array.from({ length: to - from + 1 }, (_, i) => [month(from + i), { volume: 1, margin: 2 }]),
    )
  it('is six whole months of volume and margin without a gap, up to now', () => {
    expect(readinessOf(figuresOf(5, 10), month(11)).isReady).toBe(true)
    expect(readinessOf(figuresOf(6, 11), month(11)).isReady).toBe(false)
    expect(readinessOf(figuresOf(6, 10), month(11)).facts).toEqual([
      { indicator: 'volume', months: 5 },
      { indicator: 'margin', months: 5 },
    ])
    const gap = figuresOf(1, 10)
    gap.delete(month(8))
    // A margin that is entered as an amount of money counts as well, and a volume of 0 counts as a
    // value.
    const amounts = new Map(
      [...figuresOf(5, 10)].map(([from]) => [from, { volume: 0, 'margin-amount': 0 }]),
    )
    expect(readinessOf(amounts, month(11)).isReady).toBe(true)
    expect(readinessOf(gap, month(11)).facts[0]).toEqual({ indicator: 'volume', months: 2 })
  })
})
