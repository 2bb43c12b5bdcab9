import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysOf,
  monthsOf,
  ownRange,
  type Range,
  rangeAround,
  rangeProblem,
  shiftRange,
  unitOf,
  weekBeside,
} from '../../../src/core/report/range.ts'

describe('ranges', () => {
  it.each([
    ['week', '2026-11-26', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['quarter', '2026-11-26', '2026-10-01', '2026-12-31'],
    ['quarter', '2026-01-01', '2026-01-01', '2026-03-31'],
  ] as const)('a %s around %s is %s to %s', (kind, day, from, to) => {
    expect(rangeAround(kind, day)).toEqual({ kind, from, to })
  })

  it.each([
    ['2026-11-26', 7, '2026-11-22', '2026-11-28'],
    ['2026-11-22', 7, '2026-11-22', '2026-11-28'],
    ['2026-11-28', 7, '2026-11-22', '2026-11-28'],
    ['2026-11-27', 6, '2026-11-21', '2026-11-27'],
  ])('a week around %s that begins on weekday %i is %s to %s', (day, first, from, to) => {
    expect(rangeAround('week', day, first)).toEqual({ kind: 'week', from, to })
    expect(unitOf('week', day, first)).toBe(from)
  })

  it('a week that begins on another day is beside the one with most of its days, and back', () => {
    const sunday = rangeAround('week', '2026-11-26', 7)
    const monday = weekBeside(sunday, 1)
    expect(monday).toEqual(rangeAround('week', '2026-11-26'))
    expect(weekBeside(monday, 7)).toEqual(sunday)
  })

  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((days) => Temporal.PlainDate.from('2000-01-01').add({ days }).toString())
  const range = fc.oneof(
    fc
      .tuple(fc.constantFrom('week', 'month', 'quarter'), day, fc.integer({ min: 1, max: 7 }))
      .map(([kind, day, first]) => rangeAround(kind as 'week', day, first)),
    fc.tuple(day, fc.integer({ min: 0, max: 399 })).map(([from, days]): Range => {
      const to = Temporal.PlainDate.from(from).add({ days }).toString()
      return ownRange(from, to) as Range
    }),
  )

  it('follow each other without a gap: one forward and one back is the same', () => {
    fc.assert(
      fc.property(range, (range) => {
        const next = shiftRange(range, 1)
        expect(shiftRange(next, -1)).toEqual(range)
        expect(daysOf({ from: range.to, to: next.from })).toEqual([range.to, next.from])
        expect(next.kind).toBe(range.kind)
      }),
    )
  })

  it('typed by the person are refused if reversed, without dates, or over 400 days', () => {
    expect(ownRange('2026-11-02', '2026-11-01')).toBeUndefined()
    expect(ownRange('', '2026-11-01')).toBeUndefined()
    expect(ownRange('2026-02-30', '2026-11-01')).toBeUndefined()
    expect(ownRange('2025-01-01', '2026-11-01')).toBeUndefined()
    expect(rangeProblem('2025-01-01', '2026-11-01')).toBe('length')
    expect(rangeProblem('2026-11-02', '2026-11-01')).toBe('order')
    // The person has typed only a part of the year.
    expect(rangeProblem('0202-11-01', '0202-11-02')).toBe('dates')
    expect(ownRange('2026-11-01', '2026-11-01')).toEqual({
      kind: 'own',
      from: '2026-11-01',
      to: '2026-11-01',
    })
  })

  it('have months, and units into which days are grouped', () => {
    expect(monthsOf('2025-12-31', '2026-02-01').map(({ from }) => from)).toEqual([
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ])
    expect(unitOf('week', '2026-11-29')).toBe('2026-11-23')
    expect(unitOf('month', '2026-11-29')).toBe('2026-11-01')
    expect(unitOf('day', '2026-11-29')).toBe('2026-11-29')
  })
})
