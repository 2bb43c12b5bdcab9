import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareGuess, guessProblem, partsIn, scaleGuess } from '../../../src/core/report/guess.ts'
import { BASE } from '../../../src/core/scheme/categories.ts'
import { hour } from '../../../src/core/time/units.ts'

describe('a guess', () => {
  const even = Object.fromEntries(BASE.map(({ id }, i) => [id, i < 4 ? 13 : 12]))

  it('is whole percents that add up to 100', () => {
    expect(guessProblem(even)).toBeUndefined()
    expect(guessProblem({ ...even, misc: 13 })).toBe('sum')
    expect(guessProblem({ misc: 99.5, research: 0.5 })).toBe('number')
    expect(guessProblem({ misc: 110, research: -10 })).toBe('number')
  })

  it.each([
    ['33.3', 33.3],
    ['33,7', 33.7],
    [' 100 ', 100],
    ['', 0],
    ['5.', 5],
    ['150', 150],
    ['99999', 99_999],
    ['100000', undefined],
    ['-20', undefined],
    ['1e1', undefined],
    ['ten', undefined],
  ])('takes what is typed for what it is, or not at all: %j', (typed, parts) => {
    expect(partsIn(typed)).toBe(parts)
  })

  const parts = fc
    .array(fc.oneof(fc.nat(100), fc.double({ min: 0, max: 99_999, noNaN: true })), {
      minLength: BASE.length,
      maxLength: BASE.length,
    })
    .map((values) => Object.fromEntries(BASE.map(({ id }, i) => [id, values[i] ?? 0])))

  it('of any sum is scaled to whole percents of 100, each within one of its exact share', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const sum = Object.values(given).reduce((all, one) => all + one, 0)
        const scaled = scaleGuess(given)
        if (sum === 0 || !scaled) return expect([sum, scaled]).toEqual([0, undefined])
        expect(guessProblem(scaled)).toBeUndefined()
        for (const [id, one] of Object.entries(given)) {
          expect(Math.abs((scaled[id] ?? 0) - (one / sum) * 100)).toBeLessThan(1)
          for (const [other, less] of Object.entries(given))
            if (less < one) expect(scaled[other]).toBeLessThanOrEqual(scaled[id] ?? 0)
        }
      }),
    )
  })

  it('of whole percents with the sum 100 stays as it is', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const scaled = scaleGuess(given)
        if (scaled) expect(scaleGuess(scaled)).toEqual(scaled)
      }),
    )
  })

  it.each([
    ['nothing', {}, undefined],
    ['one', { misc: 3 }, { misc: 100 }],
    ['too much', { misc: 80, research: 80 }, { misc: 50, research: 50 }],
    ['hours', { misc: 8, 'outgoing-call': 24 }, { misc: 25, 'outgoing-call': 75 }],
    ['thirds', { misc: 1, research: 1, drive: 9, 'outgoing-call': 1 }, { 'outgoing-call': 34 }],
  ])('of %s', (_what, given, scaled) => {
    const found = scaleGuess(given)
    if (scaled) expect(found).toMatchObject(scaled)
    else expect(found).toBeUndefined()
  })

  it('is compared with the measured shares', () => {
    const found = compareGuess({ misc: 40, research: 60 }, { misc: 3 * hour, documentation: hour })
    expect(found.find(({ id }) => id === 'misc')).toEqual({
      id: 'misc',
      guessed: 40,
      was: 75,
      off: -35,
    })
    expect(found.reduce((all, { off }) => all + off, 0)).toBeCloseTo(0)
  })
})
