import fc from 'fast-check'
import { expect, it } from 'vitest'
import { percentsOf } from '../../../src/core/report/percents.ts'

const ms = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 9e9 }),
  fc.double({ min: 0, max: 1e5, noNaN: true }),
)
const parts = fc.dictionary(fc.stringMatching(/^[a-z-]{1,12}$/), ms, { minKeys: 1, maxKeys: 18 })
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0)

it('shares of one whole are whole percents that add up to 100, each within one of its exact share', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const whole = sum(Object.values(given))
      const percents = percentsOf(given)
      expect([...percents.keys()]).toEqual(Object.keys(given))
      expect(sum(percents.values())).toBe(whole > 0 ? 100 : 0)
      for (const [id, part] of Object.entries(given)) {
        const percent = percents.get(id) ?? Number.NaN
        expect(Number.isInteger(percent)).toBe(true)
        if (whole > 0) expect(Math.abs(percent - (part / whole) * 100)).toBeLessThan(1)
        for (const [other, less] of Object.entries(given))
          if (less < part) expect(percents.get(other)).toBeLessThanOrEqual(percent)
      }
    }),
  )
})

it.each([
  // If each of these percents were rounded by itself, their sum would be 101.
  [{ automatic: 15.5, byHand: 69.5, edited: 9.4, unexplained: 5.6 }, [16, 69, 9, 6]],
  [{ a: 1, b: 1, c: 1 }, [34, 33, 33]],
  [{ a: 29, b: 71 }, [29, 71]],
  [{ a: 0, b: 0 }, [0, 0]],
])('%j', (given, expected) => {
  expect([...percentsOf(given).values()]).toEqual(expected)
})
