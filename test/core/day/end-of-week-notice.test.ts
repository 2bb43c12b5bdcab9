import { describe, expect, it, test } from 'vitest'
import { weekToAnnounce } from '../../../src/core/day/end-of-week-notice.ts'
import { MONDAY_TO_FRIDAY, usualWeekOf } from '../../../src/core/day/expected-time.ts'

const zone = 'Europe/Berlin'
const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[${zone}]`).epochMilliseconds

type Input = Parameters<typeof weekToAnnounce>[0]
const given = (local: string, more: Partial<Input> = {}) =>
  weekToAnnounce({
    now: at(local),
    zone,
    workdayEnd: '18:00',
    dayStart: 0,
    announced: undefined,
    expected: MONDAY_TO_FRIDAY,
    firstDay: 1,
    ...more,
  })?.from

const WEEK = '2026-11-23'
const FRIDAY = '2026-11-27'

describe('the week is announced', () => {
  test.each([
    ['not on Thursday', '2026-11-26T18:30', undefined],
    ['not before the day has ended', `${FRIDAY}T17:59`, undefined],
    ['as soon as it has', `${FRIDAY}T18:00`, WEEK],
    ['to a person who comes back in the evening', `${FRIDAY}T21:59`, WEEK],
    ['not later', `${FRIDAY}T22:00`, undefined],
    ['not on Saturday', '2026-11-28T18:30', undefined],
    ['not on the next Monday', '2026-11-30T09:00', undefined],
  ])('%s', (_, local, from) => {
    expect(given(local)).toBe(from)
  })

  it('on Thursday where that is the last day, by weeks from Saturday or Sunday on', () => {
    const expected = { week: usualWeekOf('ar-EG'), off: [] }
    expect(given('2026-11-26T18:00', { expected, firstDay: 6 })).toBe('2026-11-21')
    expect(given('2026-11-26T18:00', { expected, firstDay: 7 })).toBe('2026-11-22')
    expect(given(`${FRIDAY}T18:00`, { expected, firstDay: 7 })).toBeUndefined()
  })

  it('before days off at its end, and not in a week of leave', () => {
    const off = (from: string) => ({ ...MONDAY_TO_FRIDAY, off: [{ from, to: FRIDAY }] })
    expect(given('2026-11-25T18:00', { expected: off('2026-11-26') })).toBe(WEEK)
    expect(given(`${FRIDAY}T18:00`, { expected: off('2026-11-26') })).toBeUndefined()
    for (const day of [23, 25, 27])
      expect(given(`2026-11-${day}T18:00`, { expected: off('2026-11-23') })).toBeUndefined()
  })

  it('once, and again if it was shown by a clock that was far ahead', () => {
    expect(given(`${FRIDAY}T18:00`, { announced: WEEK })).toBeUndefined()
    expect(given(`${FRIDAY}T18:00`, { announced: '2026-11-16' })).toBe(WEEK)
    expect(given(`${FRIDAY}T18:00`, { announced: '2027-05-03' })).toBe(WEEK)
  })

  it('after midnight to a person whose working day ends then', () => {
    expect(given('2026-11-28T01:30', { workdayEnd: '01:00', dayStart: 4 })).toBe(WEEK)
  })
})
