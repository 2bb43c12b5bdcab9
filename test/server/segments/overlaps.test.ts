import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meetsOneOf, mergeSpans } from '../../../server/segments/overlaps.ts'
import { MAX_COMPARED, MAX_ROWS } from '../../../src/sync/contract.ts'

describe('time of other devices', () => {
  it('is compared by a sorted search that equals comparing each', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 40 }))
      .map(([from, length]) => ({ from, to: from + length }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 30 }), fc.array(span, { maxLength: 30 }), (a, b) => {
        const meets = meetsOneOf(a)
        for (const one of b)
          expect(meets(one)).toBe(a.some(({ from, to }) => from < one.to && to > one.from))
        const whole = mergeSpans(a)
        for (let at = 0; at < 141; at++)
          expect(whole.filter(({ from, to }) => from <= at && at < to).length).toBe(
            a.some(({ from, to }) => from <= at && at < to) ? 1 : 0,
          )
      }),
    )
  })

  it('is compared in time that grows with the rows, not with pairs of rows', () => {
    const others = Array.from({ length: MAX_COMPARED }, (_, i) => ({
      from: i * 10,
      to: i * 10 + 5,
    }))
    let looks = 0
    const counted = others.map(
      (one) =>
        new Proxy(one, {
          get: (target, name) => {
            looks++
            return target[name as 'from' | 'to']
          },
        }),
    )
    const meets = meetsOneOf(counted)
    looks = 0
    for (let i = 0; i < MAX_ROWS; i++) meets({ from: i * 1000 + 5, to: i * 1000 + 10 })
    expect(looks).toBeLessThan(MAX_ROWS * 40)
  })
})
