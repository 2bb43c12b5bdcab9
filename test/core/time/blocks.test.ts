import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf, switchesOf } from '../../../src/core/time/blocks.ts'

/**
 * Returns rows for a text such as `'a5 b3 _2 a1'`. The text contains one category after another, each
 * with its length in milliseconds; `_` is untracked time.
 */
const rowsFrom = (text: string) => {
  const names: Record<string, string> = { b: 'break', u: 'unexplained' }
  let at = 1000
  return text.split(' ').flatMap((word) => {
    const [name = '', length] = [word[0], Number(word.slice(1))]
    const row = { category: names[name] ?? name, startedAt: at, endedAt: at + length }
    at += length
    return name === '_' ? [] : [row]
  })
}

describe('changes of category', () => {
  it.each([
    ['x5', 0],
    ['x5 y5 x5', 2],
    ['x5 x5 y5', 1],
    ['x5 b5 x5', 0],
    ['x5 u5 y5', 1],
    ['x5 _5 x5', 0],
    ['u5 x5 b5', 0],
  ])('%s: %i', (text, count) => {
    expect(switchesOf(rowsFrom(text))).toBe(count)
  })

  it('are none if there are no segments', () => expect(switchesOf([])).toBe(0))
})

describe('blocks and changes of category', () => {
  it('are the same however segments are split', () => {
    const runs = fc.array(
      fc.record({
        name: fc.constantFrom('x', 'y', 'z', 'b'),
        parts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(runs, (runs) => {
        const split = rowsFrom(
          runs.flatMap(({ name, parts }) => parts.map((n) => name + n)).join(' '),
        )
        const whole = rowsFrom(
          runs.map(({ name, parts }) => name + parts.reduce((a, b) => a + b)).join(' '),
        )
        expect(switchesOf(split)).toBe(switchesOf(whole))
        expect(blocksOf(split)).toEqual(blocksOf(whole))
      }),
    )
  })
})
