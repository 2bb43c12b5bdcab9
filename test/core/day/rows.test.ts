import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayRows, gapsOf } from '../../../src/core/day/rows.ts'
import { daySum, shownMs } from '../../../src/core/day/sums.ts'
import { DETAILED } from '../../../src/core/scheme/categories.ts'
import { endsOf, fullHours, instantsOf } from '../../../src/core/time/clock-times.ts'
import { dayBounds } from '../../../src/core/time/days.ts'
import type { Segment } from '../../../src/core/time/segment.ts'
import { hour, minute } from '../../../src/core/time/units.ts'

const counting = { categories: DETAILED, privates: [] }

let made = 0
const stretch = (category: string, startedAt: number, endedAt?: number) =>
  ({
    id: String(made++),
    category,
    startedAt,
    ...(endedAt !== undefined && { endedAt }),
    source: 'hand',
  }) as Segment

test('a stretch over midnight is in both days, with its part in each', () => {
  const night = stretch('misc', -hour, 2 * hour)
  const [first] = dayRows([night], { from: -24 * hour, to: 0, now: 9 * hour })
  expect(first).toMatchObject({ startedAt: -hour, endedAt: 0, before: false, after: true })
  const [second] = dayRows([night], { from: 0, to: 24 * hour, now: 9 * hour })
  expect(second).toMatchObject({ startedAt: 0, endedAt: 2 * hour, before: true, after: false })
})

test('a running stretch lasts until now, and is not in later days', () => {
  const open = stretch('misc', hour)
  const day = { from: 0, to: 24 * hour }
  expect(dayRows([open], { ...day, now: hour })).toMatchObject([
    { startedAt: hour, endedAt: hour, running: true },
  ])
  expect(dayRows([open], { ...day, now: 3 * hour })).toMatchObject([{ endedAt: 3 * hour }])
  const overnight = { ...day, now: 30 * hour }
  expect(dayRows([open], overnight)).toMatchObject([{ running: false, after: true }])
  expect(dayRows([open], { from: 24 * hour, to: 48 * hour, now: 3 * hour })).toEqual([])
})

test('gaps lie between rows that do not touch', () => {
  const rows = dayRows(
    [stretch('misc', 0, hour), stretch('misc', hour, 2 * hour), stretch('misc', 3 * hour)],
    { from: 0, to: 24 * hour, now: 4 * hour },
  )
  expect(gapsOf(rows)).toEqual([{ startedAt: 2 * hour, endedAt: 3 * hour }])
  expect(gapsOf([])).toEqual([])
})

test('time that two devices recorded counts once, as in a report', () => {
  const all = [
    stretch('outgoing-call', 0, hour),
    stretch('misc', 30 * minute, 2 * hour),
    stretch('research', hour, 3 * hour),
  ]
  const sum = daySum(all, { from: 0, to: 24 * hour, now: 5 * hour }, counting)
  expect(sum).toMatchObject({
    totals: { 'outgoing-call': hour / 2, misc: hour / 2, research: 2 * hour },
    worked: 3 * hour,
    untracked: 2 * hour,
  })
  expect(sum.selling).toBeCloseTo(1 / 6)
})

/** Random segments on two devices. Segments of the same device do not overlap. */
const lane = fc
  .array(fc.integer({ min: -10, max: 40 * 60 }), { minLength: 2, maxLength: 12 })
  .map((cuts) => [...new Set(cuts)].sort((a, b) => a - b))
  .map((cuts) =>
    cuts.slice(1).flatMap((end, i) => {
      const category = ['misc', 'outgoing-call', 'break', 'unexplained', ''][i % 5]
      return category ? [stretch(category, (cuts[i] ?? 0) * minute, end * minute)] : []
    }),
  )

const days = [
  ['Europe/Berlin', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['America/New_York', '2026-03-08', 23],
  ['America/New_York', '2026-11-01', 25],
  ['Australia/Lord_Howe', '2026-10-04', 23.5],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['Asia/Kathmandu', '2026-11-24', 24],
  ['Europe/Moscow', '2026-03-29', 24],
] as const

describe.each(days)('in %s, %s has %d hours', (zone, date, length) => {
  const day = dayBounds(date, zone, 0)

  test('and its parts add up to them', () => {
    expect(day.to - day.from).toBe(length * hour)
    fc.assert(
      fc.property(lane, lane, (own, others) => {
        const shift = (s: Segment) => ({
          ...s,
          startedAt: day.from + s.startedAt,
          endedAt: day.from + (s.endedAt ?? 0),
        })
        const span = { ...day, now: day.to }
        const sum = daySum([...own, ...others].map(shift), span, counting)
        const all = Object.values(sum.totals).reduce((a, b) => a + b, 0)
        expect(all + sum.untracked).toBe(day.to - day.from)
        expect(sum.untracked).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 60 },
    )
  })

  test('and its axis has each full hour of the clock', () => {
    const hours = fullHours(day.from, day.to, zone)
    expect(hours[0]).toEqual({ at: day.from, hour: 0 })
    expect(hours.at(-1)).toEqual({ at: day.to, hour: 0 })
    hours.slice(1).forEach(({ at }, i) => {
      expect(at - (hours[i]?.at ?? 0)).toBeGreaterThanOrEqual(hour / 2)
    })
    expect(new Set(hours.map((h) => h.hour)).size).toBe(length < 24 ? 23 : 24)
  })
})

test('a typed time is one instant, or two in the hour that comes twice, and never none', () => {
  const autumn = dayBounds('2026-10-25', 'Europe/Berlin', 0)
  const twice = instantsOf('02:30', autumn.from, autumn.to, 'Europe/Berlin')
  expect(twice).toEqual([autumn.from + 2.5 * hour, autumn.from + 3.5 * hour])
  expect(instantsOf('12:00', autumn.from, autumn.to, 'Europe/Berlin')).toEqual([
    autumn.from + 13 * hour,
  ])
  const spring = dayBounds('2026-03-29', 'Europe/Berlin', 0)
  expect(instantsOf('02:30', spring.from, spring.to, 'Europe/Berlin')).toEqual([
    spring.from + 2.5 * hour,
  ])
  // The time 00:00 occurs twice: at the start and at the end of the day.
  expect(instantsOf('00:00', spring.from, spring.to, 'Europe/Berlin')).toEqual([
    spring.from,
    spring.to,
  ])
  const late = dayBounds('2026-11-24', 'Europe/Berlin', 5)
  expect(instantsOf('01:00', late.from, late.to, 'Europe/Berlin')).toEqual([late.from + 20 * hour])
})

test('an end is up to 16 hours after its start, also over midnight and a change of clocks', () => {
  const ends = (time: string, start: string) =>
    endsOf(time, Date.parse(start), 'Europe/Berlin').map((at) => new Date(at).toISOString())
  expect(ends('01:15', '2026-11-24T22:30+01:00')).toEqual(['2026-11-25T00:15:00.000Z'])
  expect(ends('14:30', '2026-11-24T22:30+01:00')).toEqual(['2026-11-25T13:30:00.000Z'])
  for (const earlier of ['14:31', '22:00', '22:30'])
    expect(ends(earlier, '2026-11-24T22:30+01:00')).toEqual([])
  // In autumn the hour from 02:00 occurs twice. In spring it is missing, so 02:30 means 03:30.
  expect(ends('02:30', '2026-10-24T22:30+02:00')).toEqual([
    '2026-10-25T00:30:00.000Z',
    '2026-10-25T01:30:00.000Z',
  ])
  expect(ends('02:30', '2026-10-25T02:30+02:00')).toEqual(['2026-10-25T01:30:00.000Z'])
  expect(ends('02:30', '2026-03-28T22:30+01:00')).toEqual(['2026-03-29T01:30:00.000Z'])
})

test('lengths as rows show them add up to what the day shows, whatever the seconds are', () => {
  const day = { from: 0, to: 24 * hour, now: 24 * hour }
  const spans = fc.array(fc.integer({ min: 0, max: 24 * 3600 - 1 }), {
    minLength: 2,
    maxLength: 20,
  })
  fc.assert(
    fc.property(spans, fc.array(fc.boolean()), (seconds, holes) => {
      const bounds = [...new Set(seconds)].sort((a, b) => a - b).map((second) => second * 1000)
      const all = bounds
        .slice(1)
        .flatMap((to, i) => (holes[i] ? [] : stretch('misc', bounds[i] as number, to)))
      const rows = dayRows(all, day)
      const { worked, untracked } = daySum(all, day, counting)
      expect(worked).toBe(rows.reduce((ms, row) => ms + shownMs(row), 0))
      expect(worked % minute).toBe(0)
      expect(worked + untracked).toBe(24 * hour)
    }),
  )
})
