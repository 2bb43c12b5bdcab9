import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clip, dayBounds, dayOf, lastAt, nextAt } from '../../../src/core/time/days.ts'
import { hour } from '../../../src/core/time/units.ts'

const at = (iso: string) => Date.parse(iso)
const hours = ({ from, to }: { from: number; to: number }) => (to - from) / hour
const nextDate = (date: string) => Temporal.PlainDate.from(date).add({ days: 1 }).toString()

const ZONES = [
  'UTC',
  'Europe/Moscow',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Apia',
]
const zone = fc.constantFrom(...ZONES)
const dayStart = fc.integer({ min: 0, max: 23 })
const instant = fc.integer({ min: at('2005-01-01T00:00Z'), max: at('2045-01-01T00:00Z') })

// Random instants are seldom near a change of the clocks. Half of the instants are therefore chosen
// near such a change.
const nearChange = fc
  .tuple(zone, instant, fc.integer({ min: -30, max: 30 }))
  .map(([zone, instant, hours]): [string, number] => {
    const change = Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(zone)
      .getTimeZoneTransition('next')
    return [zone, (change?.epochMilliseconds ?? instant) + hours * (hour / 2)]
  })
const moment = fc.oneof(fc.tuple(zone, instant), nearChange)

describe('days', () => {
  it('contain every instant exactly once', () => {
    fc.assert(
      fc.property(moment, dayStart, ([zone, instant], dayStart) => {
        const { from, to } = dayBounds(dayOf(instant, zone, dayStart), zone, dayStart)
        expect(from).toBeLessThanOrEqual(instant)
        expect(to).toBeGreaterThan(instant)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })

  it('follow each other without a hole or an overlap', () => {
    fc.assert(
      fc.property(moment, dayStart, ([zone, instant], dayStart) => {
        const date = dayOf(instant, zone, dayStart)
        const day = dayBounds(date, zone, dayStart)
        const next = dayBounds(nextDate(date), zone, dayStart)
        expect(next.from).toBe(day.to)
        expect(next.to).toBeGreaterThanOrEqual(next.from)
        expect(dayOf(day.from, zone, dayStart)).toBe(date)
        expect(dayOf(day.to - 1, zone, dayStart)).toBe(date)
      }),
      { seed: 2, numRuns: 1000 },
    )
  })

  it.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Africa/Cairo', '2026-04-24', 23],
    ['Africa/Cairo', '2026-10-29', 25],
    ['Asia/Kolkata', '2026-03-29', 24],
    ['Pacific/Apia', '2011-12-30', 0],
  ])('in %s, %s has %d hours', (zone, date, length) => {
    expect(hours(dayBounds(date, zone, 0))).toBe(length)
  })

  it('start after the gap when the clocks skip the start hour', () => {
    expect(dayBounds('2026-03-08', 'America/New_York', 2).from).toBe(at('2026-03-08T07:00Z'))
    expect(dayOf(at('2026-03-08T06:59:59Z'), 'America/New_York', 2)).toBe('2026-03-07')
    expect(dayOf(at('2026-03-08T07:00Z'), 'America/New_York', 2)).toBe('2026-03-08')
  })

  it('start at the first of two when the start hour comes twice', () => {
    expect(dayBounds('2026-11-01', 'America/New_York', 1).from).toBe(at('2026-11-01T05:00Z'))
  })

  it('begin once when the clocks go back over midnight', () => {
    const zone = 'America/St_Johns'
    expect(dayBounds('2010-11-07', zone, 0).from).toBe(at('2010-11-07T02:30Z'))
    expect(dayOf(at('2010-11-07T02:40Z'), zone, 0)).toBe('2010-11-07')
  })

  it('leave out a date that the zone skipped, with a late start hour too', () => {
    expect(dayOf(at('2011-12-30T13:00Z'), 'Pacific/Apia', 5)).toBe('2011-12-29')
    expect(dayOf(at('2011-12-30T15:00Z'), 'Pacific/Apia', 5)).toBe('2011-12-31')
  })

  it('give the hours past midnight to the day before when it starts late', () => {
    expect(dayOf(at('2026-11-23T00:59Z'), 'Europe/Moscow', 4)).toBe('2026-11-22')
    expect(dayOf(at('2026-11-23T01:00Z'), 'Europe/Moscow', 4)).toBe('2026-11-23')
  })

  it.each([
    ['an unknown zone', () => dayOf(0, 'Mars/Base', 0)],
    ['an hour that is none', () => dayBounds('2026-11-23', 'UTC', 24)],
    ['a date that is none', () => dayBounds('2026-02-30', 'UTC', 0)],
    ['a time that is none', () => nextAt('25:00', 0, 'UTC')],
  ])('refuse %s', (_, ask) => {
    expect(ask).toThrow(RangeError)
  })
})

describe('a local time', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)

  it('is found next after now and last at or before it, within two days', () => {
    fc.assert(
      fc.property(moment, time, ([zone, now], time) => {
        const next = nextAt(time, now, zone)
        const last = lastAt(time, now, zone)
        expect(next).toBeGreaterThan(now)
        expect(last).toBeLessThanOrEqual(now)
        expect(next - last).toBeLessThanOrEqual(50 * hour)
        expect(lastAt(time, next, zone)).toBe(next)
        expect(lastAt(time, next - 1, zone)).toBe(last)
        expect(nextAt(time, last, zone)).toBe(next)
      }),
      { seed: 3, numRuns: 1000 },
    )
  })

  it('is the time on the clock, also over a change of clocks', () => {
    expect(nextAt('18:00', at('2026-03-28T18:00Z'), 'Europe/Berlin')).toBe(at('2026-03-29T16:00Z'))
    expect(nextAt('18:00', at('2026-10-24T18:00Z'), 'Europe/Berlin')).toBe(at('2026-10-25T17:00Z'))
    expect(lastAt('18:00', at('2026-11-23T15:00Z'), 'Europe/Moscow')).toBe(at('2026-11-23T15:00Z'))
    expect(nextAt('18:00', at('2026-11-23T15:00Z'), 'Europe/Moscow')).toBe(at('2026-11-24T15:00Z'))
  })

  it('is the first of two where the clocks show it twice, and after the gap where they never do', () => {
    expect(nextAt('02:30', at('2026-10-25T00:30Z'), 'Europe/Berlin')).toBe(at('2026-10-26T01:30Z'))
    expect(nextAt('02:30', at('2026-03-28T12:00Z'), 'Europe/Berlin')).toBe(at('2026-03-29T01:30Z'))
  })
})

describe('clip', () => {
  it('cuts to the bounds, ends what is open, and leaves out what lies outside or touches', () => {
    const kept = clip(
      [
        { n: 1, startedAt: 0, endedAt: 10 },
        { n: 2, startedAt: 5, endedAt: 15 },
        { n: 3, startedAt: 15, endedAt: 16 },
        { n: 4, startedAt: 18 },
        { n: 5, startedAt: 20, endedAt: 30 },
        { n: 6, startedAt: 25 },
      ],
      10,
      20,
    )
    expect(kept).toEqual([
      { n: 2, startedAt: 10, endedAt: 15 },
      { n: 3, startedAt: 15, endedAt: 16 },
      { n: 4, startedAt: 18, endedAt: 20 },
    ])
  })
})
