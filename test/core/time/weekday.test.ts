import fc from 'fast-check'
import { expect, it } from 'vitest'
import { weekdayOf } from '../../../src/core/time/weekday.ts'

it.each([
  ['1969-12-31', 3],
  ['1970-01-01', 4],
  ['2026-11-22', 7],
  ['2026-11-23', 1],
])('the weekday of %s is %i', (date, weekday) => {
  expect(weekdayOf(date)).toBe(weekday)
})

it('is that of Temporal for every date, also before 1970', () => {
  const dates = fc
    .date({ min: new Date('1600-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(dates, (date) => {
      expect(weekdayOf(date)).toBe(Temporal.PlainDate.from(date).dayOfWeek)
    }),
  )
})
