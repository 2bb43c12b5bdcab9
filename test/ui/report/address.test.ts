import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownRange, type Range, rangeAround, shiftRange } from '../../../src/core/report/range.ts'
import { placeIn, readAddress, writeAddress } from '../../../src/ui/report/address.ts'

const TODAY = '2026-11-24'
const month = rangeAround('month', TODAY)

describe("the report's address", () => {
  it('is read back as the range it was made from', () => {
    const kind = fc.constantFrom('week' as const, 'month' as const, 'quarter' as const)
    const range = fc.oneof(
      fc.tuple(kind, fc.integer({ min: -1, max: 1 })).map(([kind, by]) => {
        const here = rangeAround(kind, TODAY)
        return by === 0 ? here : shiftRange(here, by as 1 | -1)
      }),
      fc.constant(ownRange('2026-10-05', '2026-11-20') as Range),
    )
    const view = fc.constantFrom('mine' as const, 'team' as const)
    fc.assert(
      fc.property(view, range, (view, range) => {
        expect(readAddress(writeAddress({ view, range }), TODAY)).toEqual({ view, range })
      }),
    )
  })

  it.each([
    '',
    '#',
    '#month=2026-13-01',
    '#own=2026-11-20..2026-10-05',
    '#week=',
    '#quality',
    '#%',
  ])('shows this month for %j', (hash) => {
    expect(readAddress(hash, TODAY)).toEqual({ view: 'mine', range: month })
  })

  it("has the person's own weeks, but a team's from Monday on", () => {
    expect(readAddress('#week=2026-11-26', TODAY, 7).range.from).toBe('2026-11-22')
    expect(readAddress('#team&week=2026-11-26', TODAY, 7).range.from).toBe('2026-11-23')
  })

  it('may name the chart at which it opens', () => {
    const hash = '#week=2026-11-23&at=shares'
    expect(placeIn(hash)).toBe('shares')
    expect(readAddress(hash, TODAY).range).toEqual(rangeAround('week', TODAY))
    expect(placeIn('#week=2026-11-23')).toBeUndefined()
  })

  it('finds the range around any of its days', () => {
    expect(readAddress('#team&week=2026-11-26', TODAY)).toEqual({
      view: 'team',
      range: { kind: 'week', from: '2026-11-23', to: '2026-11-29' },
    })
  })
})
