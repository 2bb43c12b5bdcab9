import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { CheckedLayout } from '../../src/sync/checked-layout.ts'
import { Layout } from '../../src/sync/contract.ts'
import { SAMPLE_NOW, SAMPLE_ZONE } from '../support/sample/sample.ts'
import { sampleLayout } from '../support/sample/team.ts'

const asked = { now: SAMPLE_NOW, zone: SAMPLE_ZONE, language: 'en' } as const
const sample = sampleLayout(asked, '2026-11-16', '2026-11-22')

/** Wrong values for any field of a team's layout, the endpoint's answer for the team report. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, '', '1', -1, 0, 1.5, 2 ** 53, true, [], {}, '2026-02-30'),
  fc.constant({ 'outgoing-call': -1 }),
  fc.constant({ misc: '60' }),
  fc.constant({ misc: null }),
  fc.constant(JSON.parse('{"__proto__": 60}')),
  fc.jsonValue(),
)

const FIELDS = [
  ...Object.keys(Layout.shape.members._zod.def.element.shape.days._zod.def.element.shape),
  'unknown',
]

test('accepts and refuses the same days as the contract', () => {
  const change = fc.record({
    person: fc.nat(4),
    day: fc.nat(4),
    field: fc.constantFrom(...FIELDS),
    value: fc.option(odd, { nil: undefined }),
  })
  let refused = 0
  fc.assert(
    fc.property(change, ({ person, day, field, value }) => {
      const layout = structuredClone(sample)
      const days = layout.members[person]?.days as unknown as Record<string, unknown>[]
      const one = days[day % days.length] ?? {}
      if (value === undefined) delete one[field]
      else one[field] = value
      const expected = z.safeParse(Layout, layout).success
      refused += Number(!expected)
      expect(z.safeParse(CheckedLayout, layout).success).toBe(expected)
    }),
    { numRuns: 1000 },
  )
  expect(refused).toBeGreaterThan(300)
})

test.each([null, {}, 'days', [null], [[]], [1]])('refuses %j instead of days', (days) => {
  const [first] = sample.members
  const layout = { ...sample, members: [{ ...first, days }] }
  expect(z.safeParse(Layout, layout).success).toBe(false)
  expect(z.safeParse(CheckedLayout, layout).success).toBe(false)
})

test('keeps what it has checked', () => {
  expect(z.parse(CheckedLayout, sample)).toEqual(z.parse(Layout, sample))
})
