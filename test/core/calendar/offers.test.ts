import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CalendarEntry } from '../../../src/core/calendar/entry.ts'
import { categoryOfMeeting, offersFor } from '../../../src/core/calendar/offers.ts'
import { BASE } from '../../../src/core/scheme/categories.ts'
import { minute } from '../../../src/core/time/units.ts'

const entry = (from: number, to: number, more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  key: `${from}`,
  startedAt: from * minute,
  endedAt: to * minute,
  title: '',
  isAllDay: false,
  isFree: false,
  isTentative: false,
  isOutOfOffice: false,
  isLeave: false,
  domains: [],
  ...more,
})
const stretch = { startedAt: 60 * minute, endedAt: 120 * minute }
const offered = (entries: CalendarEntry[]) =>
  offersFor(stretch, entries, new Map(), BASE).map(
    ({ from, to, category }) => `${from / minute}–${to / minute} ${category}`,
  )

const cases: [name: string, entries: CalendarEntry[], offers: string[]][] = [
  ['an entry within it', [entry(69, 113)], ['69–113 internal-meeting']],
  ['with a rest of five minutes at each end', [entry(65, 115)], ['60–120 internal-meeting']],
  ['without a rest of six minutes', [entry(66, 114)], ['66–114 internal-meeting']],
  [
    'two with a short rest between, which belongs to the first',
    [entry(70, 85), entry(88, 110)],
    ['70–88 internal-meeting', '88–110 internal-meeting'],
  ],
  ['clipped to it', [entry(30, 90)], ['60–90 internal-meeting']],
  [
    'two, in order',
    [entry(98, 110), entry(68, 90)],
    ['68–90 internal-meeting', '98–110 internal-meeting'],
  ],
  [
    'of two at once the accepted one',
    [entry(60, 90), entry(70, 100, { isTentative: true })],
    ['60–90 internal-meeting'],
  ],
  ['one with people from elsewhere', [entry(60, 90, { domains: ['x'] })], ['60–90 client-meeting']],
  ['nothing of a moment', [entry(118, 180)], []],
  [
    'nothing that is free, out of office or of whole days',
    [
      entry(60, 90, { isFree: true }),
      entry(60, 90, { isOutOfOffice: true }),
      entry(0, 1440, { isAllDay: true }),
    ],
    [],
  ],
]

test.each(cases)('%s', (_, entries, offers) => {
  expect(offered(entries)).toEqual(offers)
})

test('a meeting is guessed as the last one with that domain', () => {
  const known = new Map([['x', 'prospect-meeting']])
  expect(categoryOfMeeting({ domains: ['y', 'x'] }, known, BASE)).toBe('prospect-meeting')
  expect(categoryOfMeeting({ domains: ['y'] }, known, BASE)).toBe('client-meeting')
  // The category of the last meeting with this domain is no longer in the scheme.
  expect(categoryOfMeeting({ domains: ['x'] }, new Map([['x', 'gone']]), BASE)).toBe(
    'client-meeting',
  )
})

test('offers lie within the stretch, never overlap, and leave no rest of five minutes', () => {
  const any = fc.record({
    from: fc.integer({ min: 0, max: 180 }),
    length: fc.integer({ min: 1, max: 90 }),
    isTentative: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (all) => {
      const entries = all.map(({ from, length, isTentative }) =>
        entry(from, from + length, { isTentative }),
      )
      const offers = offersFor(stretch, entries, new Map(), BASE)
      let at = stretch.startedAt
      for (const { from, to } of offers) {
        expect(from).toBeGreaterThanOrEqual(at)
        expect(from === at || from - at > 5 * minute).toBe(true)
        expect(to).toBeGreaterThan(from)
        at = to
      }
      expect(at).toBeLessThanOrEqual(stretch.endedAt)
      if (offers.length > 0 && at < stretch.endedAt)
        expect(stretch.endedAt - at).toBeGreaterThan(5 * minute)
    }),
  )
})
