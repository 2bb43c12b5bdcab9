import { describe, expect, it } from 'vitest'
import { amountsIn, inField, typedAmount } from '../../../src/ui/results/amounts.ts'

describe('a typed value', () => {
  it.each([
    ['1234', 1234],
    ['1 234,5', 1234.5],
    ['1\u00A0234.50', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1234567],
    ['-15', -15],
    ['−15.5', -15.5],
    ["12'500", 12500],
    ['0', 0],
    ['', undefined],
    ['-', undefined],
    ['abc', undefined],
    ['12x', undefined],
    ['1e5', undefined],
    ['0.00001', undefined],
    ['999999999999', undefined],
  ])('%s is %s', (typed, value) => {
    expect(typedAmount(typed)).toBe(value)
  })

  it('comes back as it was shown', () => {
    for (const value of [0, 1234.5, -48250.4, 0.25, 100_000_000])
      expect(typedAmount(inField(value))).toBe(value)
    expect(inField(undefined)).toBe('')
  })
})

describe('an amount', () => {
  it('has the currency of the team; one that does not exist has none', () => {
    expect(amountsIn('EUR').money(1234.5)).toMatch(/€/)
    expect(amountsIn(null).money(1234.5)).toMatch(/^1.?234.50$/)
    expect(amountsIn('ZZ1').money(1)).toMatch(/^1.00$/)
    expect(amountsIn('EUR').of('count', 12)).toBe('12')
    expect(amountsIn('EUR').of('percent', 26.85)).toMatch(/^26.[89]%$/)
  })
})
