import { describe, expect, it } from 'vitest'
import { findingsOf, type Given } from '../../../../src/core/report/findings/findings.ts'
import type { Range } from '../../../../src/core/report/range.ts'
import { daysOf, rangeAround, shiftRange } from '../../../../src/core/report/range.ts'
import { summaryOf } from '../../../../src/core/report/report.ts'
import { rollUpBy } from '../../../../src/core/report/roll-up.ts'
import { trendOf } from '../../../../src/core/report/trend.ts'
import type { UninterruptedDay } from '../../../../src/core/report/uninterrupted.ts'
import { FIRST_SCHEME } from '../../../../src/core/scheme/versions.ts'
import { hour, minute } from '../../../../src/core/time/units.ts'
import { teamDay } from '../../../support/team-day.ts'

const rollUp = rollUpBy([FIRST_SCHEME])
const OCTOBER = rangeAround('month', '2026-10-01')
const nothing = { dialing: 0, talk: 0, ratio: undefined, partly: false }

/** Returns the days of a range, of which the first `count` weekdays have this work in hours. */
const daysIn = (range: Range, count: number, work: Record<string, number>) => {
  const weekdays = daysOf(range).filter((date) => Temporal.PlainDate.from(date).dayOfWeek < 6)
  const used = new Set(weekdays.slice(0, count))
  return daysOf(range).map((date) => {
    const spent = used.has(date)
      ? Object.fromEntries(Object.entries(work).map(([id, hours]) => [id, hours * hour]))
      : {}
    return teamDay(date, spent)
  })
}

const summaryIn = (range: Range, count: number, work: Record<string, number>) =>
  summaryOf(daysIn(range, count, work), { rollUp }, { today: '2030-01-01', since: '2020-01-01' })

type Work = Record<string, number>
const USUAL: Work = { 'outgoing-call': 5, documentation: 4, misc: 1 }

const given = (
  now: readonly [count: number, work: Work],
  before: readonly [count: number, work: Work],
  more: Partial<Given> = {},
): Given => {
  const { range = OCTOBER } = more
  const earlier = shiftRange(range, -1)
  return {
    range,
    now: summaryIn(range, ...now),
    before: { ...summaryIn(earlier, ...before), range: earlier },
    stages: [],
    changed: undefined,
    crossed: { ranges: false, months: false },
    uninterruptedDays: [],
    dialing: { now: nothing, before: nothing },
    notes: undefined,
    rollUp,
    ...more,
  }
}

/**
 * Returns the report's figures for some months. Each key of `works` is the first day of a month. The
 * first 20 weekdays of that month have the work, in hours, that `works` gives for the key.
 */
const monthsOf = (works: Readonly<Record<string, Work>>) =>
  Object.entries(works).flatMap(([from, work]) =>
    trendOf(daysIn(rangeAround('month', from), 20, work), 'month', rollUp),
  )

describe('selling', () => {
  it('changed against the range before, and what moved it is named', () => {
    const { selling, comparison } = findingsOf(
      given([20, { 'outgoing-call': 5, 'client-meeting': 1, documentation: 4 }], [20, USUAL]),
    )
    expect(comparison.state).toBe('range')
    expect(selling).toMatchObject({
      percent: 60,
      change: { points: 10, direction: 'up' },
      movers: [
        { id: 'client-meeting', points: 10 },
        { id: 'misc', points: -10 },
      ],
    })
  })

  it('is steady within a point, which rounding alone can make: then nothing moved it', () => {
    const { selling } = findingsOf(given([20, { ...USUAL, 'outgoing-call': 5.2 }], [20, USUAL]))
    expect(selling).toMatchObject({ change: { points: 1, direction: 'steady' }, movers: [] })
  })

  it.each([
    ['this range', [4, 20], { state: 'few', where: 'now' }],
    ['the one before', [20, 4], { state: 'few', where: 'before' }],
    ['both', [4, 4], { state: 'few', where: 'now' }],
    ['the one before, which has none', [20, 0], { state: 'none' }],
    ['the one before, five of 22', [20, 5], { state: 'few', where: 'before' }],
  ] as const)('says nothing of a change with too few days in %s', (_, [now, before], expected) => {
    const { selling, misc, comparison } = findingsOf(given([now, USUAL], [before, USUAL]))
    expect(comparison).toMatchObject(expected)
    expect([selling.change, misc.change, selling.movers]).toEqual([undefined, undefined, []])
    expect(selling.percent).toBe(50)
  })

  const since = {
    changed: '2026-07-01',
    stages: monthsOf({
      '2026-07-01': { ...USUAL, 'outgoing-call': 3 },
      '2026-08-01': USUAL,
      '2026-09-01': USUAL,
    }),
  }

  it('of a month is compared with the month in which the categories changed', () => {
    const { comparison, selling } = findingsOf(given([20, USUAL], [20, USUAL], since))
    expect(comparison).toMatchObject({ state: 'month', month: '2026-07-01' })
    expect(selling).toMatchObject({
      change: { points: 12, direction: 'up' },
      movers: [
        { id: 'outgoing-call', points: 12 },
        { id: 'documentation', points: -10 },
      ],
    })
  })

  it('of a month is not compared with a month of the change that has too few days', () => {
    const [july, ...later] = since.stages
    const stages = [{ ...july, days: 4, personDays: 4 } as (typeof since.stages)[0], ...later]
    const { comparison } = findingsOf(given([20, USUAL], [20, USUAL], { ...since, stages }))
    expect(comparison).toMatchObject({ state: 'month', month: '2026-08-01' })
  })

  it('of a week is compared with the week before', () => {
    const range = rangeAround('week', '2026-10-05')
    const { comparison } = findingsOf(given([5, USUAL], [5, USUAL], { ...since, range }))
    expect(comparison.state).toBe('range')
  })

  it('has its share, but no change, while the months are being read', () => {
    const { comparison, selling } = findingsOf(
      given([20, USUAL], [20, USUAL], { ...since, stages: undefined }),
    )
    expect(comparison.state).toBe('reading')
    expect(selling).toMatchObject({ percent: 50, change: undefined })
  })
})

describe('misc', () => {
  const note = (key: string, minutes: number, count = 2) => ({
    key,
    note: key,
    ms: minutes * minute,
    count,
  })
  const notesOf = (...all: ReturnType<typeof note>[]) => ({
    worked: 1000 * minute,
    misc: 200 * minute,
    share: 0.2,
    unnoted: 0,
    all,
    notes: all.filter(({ count }) => count > 1),
  })
  const days = [20, USUAL] as const

  it('names the note that grows, though misc is steady', () => {
    const notes = {
      now: notesOf(note('printer', 80), note('invoices', 60)),
      before: notesOf(note('printer', 80), note('invoices', 20)),
    }
    const { misc } = findingsOf(given(days, days, { notes }))
    expect(misc.change?.direction).toBe('steady')
    expect(misc.growing).toMatchObject({ key: 'invoices', ofWork: 6, before: 2, points: 4 })
    expect(misc.largest).toMatchObject({ key: 'printer', ofMisc: 40 })
  })

  it('names none that grows by rounding alone, or that was used once', () => {
    const notes = {
      now: notesOf(note('printer', 85), note('fair', 60, 1)),
      before: notesOf(note('printer', 84)),
    }
    expect(findingsOf(given(days, days, { notes })).misc.growing).toBeUndefined()
  })

  it('names none against too few days', () => {
    const notes = { now: notesOf(note('printer', 85)), before: notesOf() }
    expect(findingsOf(given(days, [4, USUAL], { notes })).misc.growing).toBeUndefined()
  })
})

describe('uninterrupted work', () => {
  /** Returns `count` weekdays from a Monday on. */
  const uninterruptedDays = (
    count: number,
    of: (weekday: number) => Partial<UninterruptedDay> & { longest: number },
  ) =>
    daysOf({ from: '2026-10-05', to: '2026-10-31' })
      .map((date) => ({ date, weekday: Temporal.PlainDate.from(date).dayOfWeek }))
      .filter(({ weekday }) => weekday < 6)
      .slice(0, count)
      .map(({ date, weekday }) => ({ date, ...of(weekday) }))
  const on = (days: readonly UninterruptedDay[]) =>
    findingsOf(given([20, USUAL], [20, USUAL], { uninterruptedDays: days })).uninterrupted

  it('is the median, and names the weekdays that differ', () => {
    const uninterrupted = on(
      uninterruptedDays(20, (weekday) => ({
        longest: (weekday === 2 ? 90 : 60) * minute,
        began: weekday === 2 ? 'morning' : 'afternoon',
        switches: weekday === 4 ? 20 : 10,
      })),
    )
    expect(uninterrupted).toMatchObject({ days: 20, median: hour })
    expect(uninterrupted.longestWeekday).toMatchObject({
      weekday: 2,
      median: 90 * minute,
      began: 'morning',
    })
    expect(uninterrupted.busiest).toMatchObject({ weekday: 4, switches: 20 })
  })

  it('names no weekday if all are alike, or in a week, which has each only once', () => {
    const alike = on(uninterruptedDays(20, () => ({ longest: hour, switches: 10 })))
    const week = on(
      uninterruptedDays(5, (weekday) => ({ longest: weekday * hour, switches: weekday })),
    )
    for (const uninterrupted of [alike, week])
      expect([uninterrupted.longestWeekday, uninterrupted.busiest]).toEqual([undefined, undefined])
    expect(week.median).toBe(3 * hour)
  })

  it('gives only the longest block for fewer than five days', () => {
    const uninterrupted = on(uninterruptedDays(4, (weekday) => ({ longest: weekday * hour })))
    expect(uninterrupted.median).toBeUndefined()
    expect(uninterrupted.longest).toMatchObject({ date: '2026-10-08', longest: 4 * hour })
    expect(on([])).toMatchObject({ days: 0, median: undefined, longest: undefined })
  })
})
