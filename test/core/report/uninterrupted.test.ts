import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeRange } from '../../../src/core/report/day.ts'
import { joinDays, singleDays } from '../../../src/core/report/team-day.ts'
import {
  uninterruptedByWeekday,
  uninterruptedDaysOf,
  uninterruptedDaysOfTeam,
  uninterruptedOf,
} from '../../../src/core/report/uninterrupted.ts'
import { hour, minute } from '../../../src/core/time/units.ts'
import { frameOf, randomHistory, segment } from '../../support/report-histories.ts'

const MONDAY = '2026-11-16'
const at = (day: number, clock: number) =>
  Date.parse(`${MONDAY}T00:00Z`) + (day * 24 + clock) * hour
const span = (day: number, from: number, to: number, more = {}) =>
  segment(at(day, from), at(day, to), more)

const uninterruptedDays = (segments: Parameters<typeof computeRange>[0], more = {}) => {
  const frame = frameOf('UTC', MONDAY, more)
  const { days, parts } = computeRange(
    segments as Parameters<typeof computeRange<ReturnType<typeof segment>>>[0],
    frame,
  )
  return uninterruptedDaysOf(days, parts, frame)
}

describe('the longest block of a day', () => {
  it('has its part of the day, and the switches of the day', () => {
    expect(
      uninterruptedDays([
        span(0, 9, 10),
        span(0, 10, 13, { category: 'research' }),
        span(1, 13, 15),
        span(1, 19, 20),
        span(2, 18, 20),
      ]),
    ).toEqual([
      { date: '2026-11-16', longest: 3 * hour, began: 'morning', switches: 1 },
      { date: '2026-11-17', longest: 2 * hour, began: 'afternoon', switches: 0 },
      { date: '2026-11-18', longest: 2 * hour, began: 'evening', switches: 0 },
    ])
  })

  it('belongs to the day in which it began, and none is a break or private time', () => {
    const days = uninterruptedDays(
      [
        segment(at(0, 22), at(1, 3)),
        span(1, 9, 10),
        span(2, 9, 18, { category: 'break' }),
        span(3, 9, 18, { category: 'research' }),
      ],
      { privates: ['research'] },
    )
    expect(days.map(({ date, longest }) => [date, longest / hour])).toEqual([
      ['2026-11-16', 5],
      ['2026-11-17', 1],
    ])
  })

  it('does not count a day that is not over', () => {
    const now = at(1, 12)
    expect(
      uninterruptedDays([span(0, 9, 10), span(1, 9, 11)], { now }).map(({ date }) => date),
    ).toEqual(['2026-11-16'])
  })

  it('is the same for the person and for their manager', () => {
    fc.assert(
      fc.property(randomHistory, ({ segments, frame }) => {
        const data = computeRange(segments, frame)
        const own = uninterruptedDaysOf(data.days, data.parts, frame)
        const team = uninterruptedDaysOfTeam(joinDays(singleDays(data, frame)))
        expect(own.map(({ began: _, ...day }) => day)).toEqual(team)
      }),
    )
  })
})

describe('a usual day', () => {
  const day = (date: string, minutes: number, switches?: number) => ({
    date,
    longest: minutes * minute,
    switches,
  })

  it('is the middle one, or between the two in the middle', () => {
    const days = [day('2026-11-16', 10, 4), day('2026-11-17', 300, 8), day('2026-11-18', 30)]
    expect(uninterruptedOf(days)).toEqual({ days: 3, median: 30 * minute, switches: 6 })
    expect(uninterruptedOf(days.slice(0, 2))?.median).toBe(155 * minute)
    expect(uninterruptedOf([])).toBeUndefined()
    expect(uninterruptedOf([day('2026-11-18', 30)])?.switches).toBeUndefined()
  })

  it('is computed for each weekday, Monday first', () => {
    const days = [day('2026-11-22', 5), day('2026-11-16', 10), day('2026-11-23', 20)]
    expect(
      uninterruptedByWeekday(days).map(({ weekday, days, median }) => [weekday, days, median]),
    ).toEqual([
      [1, 2, 15 * minute],
      [7, 1, 5 * minute],
    ])
  })
})
