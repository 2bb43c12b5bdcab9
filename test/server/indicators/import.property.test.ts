import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sumOfAmounts } from '../../../src/core/indicators/amounts.ts'
import { everythingIn } from '../../support/endpoint/fixture.ts'
import { openFixture, shortly } from './fixture.ts'

const MONTHS = ['2026-07', '2026-08', '2026-09', '2026-10']
const cells = fc.record({
  person: fc.constantFrom('Anna Lee', 'Boris'),
  month: fc.constantFrom(...MONTHS),
  won: fc.nat(50),
  volume: fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100),
})
const tables = fc.uniqueArray(cells, {
  selector: ({ person, month }) => `${person} ${month}`,
  minLength: 1,
  maxLength: 8,
})
type Cells = typeof cells extends fc.Arbitrary<infer T> ? T : never

const csvOf = (rows: readonly Cells[]) =>
  ['month;employee;won;volume']
    .concat(
      rows.map(
        ({ month, person, won, volume }) =>
          `${month};${person};${won};${volume.toFixed(2).replace('.', ',')}`,
      ),
    )
    .join('\n')

it('a table imported twice is a table imported once; the team is the sum of its people; a corrected value changes only its own period', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.nat(), fc.nat(50), async (rows, which, won) => {
      const { endpoint, load, get } = await openFixture()
      const asked = { decimal: 'comma', store: true } as const
      await load(csvOf(rows), asked)
      const once = await everythingIn(endpoint.db)
      const again = await load(csvOf(rows), asked)
      expect(again).toMatchObject({ added: 0, changed: 0, bad: [], unmatched: [] })
      expect((await everythingIn(endpoint.db)).replace(/"used_at":\d+/, '')).toBe(
        once.replace(/"used_at":\d+/, ''),
      )
      const before = shortly((await get()).team)
      for (const month of MONTHS) {
        const own = rows.filter((row) => row.month === month)
        const expected = own.length > 0 ? sumOfAmounts(own.map(({ volume }) => volume)) : undefined
        expect(before[`volume ${month}-01`]).toBe(expected)
      }
      const at = which % rows.length
      const corrected = rows.map((row, i) => (i === at ? { ...row, won } : row))
      await load(csvOf(corrected), asked)
      const after = shortly((await get()).team)
      const place = `won ${rows[at]?.month}-01`
      expect({ ...after, [place]: 0 }).toEqual({ ...before, [place]: 0 })
      const own = corrected.filter(({ month }) => month === rows[at]?.month)
      expect(after[place]).toBe(sumOfAmounts(own.map((row) => row.won)))
      await endpoint.end()
    }),
    { numRuns: process.env.STINT_LONG ? 200 : 8 },
  )
})
