import { describe, expect, it } from 'vitest'
import { ofTime } from '../../../src/core/indicators/derived.ts'
import type { Figures } from '../../../src/core/indicators/figures.ts'
import { leadsOfList } from '../../../src/core/indicators/list-leads.ts'
import {
  courseOf,
  dealsOf,
  figuresBy,
  resultsOf,
  timesOf,
} from '../../../src/core/indicators/results.ts'
import { normalNote } from '../../../src/core/report/misc-watch.ts'
import { rollUpBy } from '../../../src/core/report/roll-up.ts'
import type { TeamDay } from '../../../src/core/report/team-day.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { hour } from '../../../src/core/time/units.ts'

const rollUp = rollUpBy([FIRST_SCHEME])
const day = (date: string, calls: number, misc: number) =>
  ({
    date,
    work: { 'outgoing-call': calls * hour, misc: misc * hour },
    base: { 'outgoing-call': calls * hour, misc: misc * hour },
  }) as unknown as TeamDay
const people = [
  { days: [day('2026-09-30', 1, 1), day('2026-10-01', 2, 1), day('2026-10-05', 3, 0)] },
  { days: [day('2026-10-06', 1, 5), day('2026-11-02', 0, 0)] },
]

describe('time by period', () => {
  it('adds up people and days; a day counts in its own week, month and quarter', () => {
    const weeks = timesOf(people, 'week', rollUp)
    expect([...weeks.keys()]).toEqual(['2026-09-28', '2026-10-05'])
    expect(weeks.get('2026-09-28')).toMatchObject({
      worked: 5 * hour,
      selling: 3 * hour,
      people: 1,
    })
    expect(weeks.get('2026-10-05')).toMatchObject({
      worked: 9 * hour,
      selling: 4 * hour,
      people: 2,
    })
    const months = timesOf(people, 'month', rollUp)
    expect(months.get('2026-10-01')).toMatchObject({
      worked: 12 * hour,
      selling: 6 * hour,
      people: 2,
    })
    // November is not in the result, because nobody worked in that month.
    expect([...months.keys()]).toEqual(['2026-09-01', '2026-10-01'])
    expect([...timesOf(people, 'quarter', rollUp).keys()]).toEqual(['2026-07-01', '2026-10-01'])
  })
})

const value = (
  indicator: string,
  from: string,
  value: number,
  period: 'week' | 'month' = 'month',
) => ({
  indicator,
  from,
  value,
  period,
})

describe('figures by period', () => {
  const values = [
    value('won', '2026-10-01', 4),
    value('won', '2026-11-01', 5),
    value('won', '2026-10-05', 1, 'week'),
  ]
  it('are of that kind; a quarter needs its three months', () => {
    expect(figuresBy('week', values, [])).toEqual(new Map([['2026-10-05', { won: 1 }]]))
    expect(figuresBy('month', values, []).get('2026-11-01')).toEqual({ won: 5 })
    expect(figuresBy('quarter', values, []).get('2026-10-01')).toEqual({})
    const whole = figuresBy('quarter', [...values, value('won', '2026-12-01', 6)], [])
    expect(whole.get('2026-10-01')).toEqual({ won: 15 })
  })

  it('are put beside the time of an earlier period by the lag', () => {
    const times = timesOf(people, 'month', rollUp)
    const figures = figuresBy('month', values, [])
    const [october] = resultsOf(times, figures, { kind: 'month', periods: ['2026-10-01'], lag: 1 })
    expect(october).toMatchObject({
      from: '2026-10-01',
      resultFrom: '2026-11-01',
      figures: { won: 5 },
      time: { selling: 6 * hour },
    })
  })

  it('make the course of a review: a share of the time, and no rates of few deals', () => {
    const results = resultsOf(
      timesOf(people, 'month', rollUp),
      new Map([['2026-10-01', { leads: 20, won: 4, volume: 100, 'margin-amount': 25 }]]),
      { kind: 'month', periods: ['2026-10-01'], lag: 0 },
    )
    expect(courseOf(results)).toEqual({
      volume: [100],
      margin: [25],
      leads: [20],
      won: [4],
      conversion: [undefined],
      'average-deal': [undefined],
      'selling-share': [50],
    })
  })
})

describe('new and repeat deals of several periods', () => {
  const time = (prospects: number, clients: number) => ({
    work: { 'prospect-meeting': prospects * hour, 'client-meeting': clients * hour },
    base: {},
    worked: 0,
    selling: 0,
    people: 2,
  })
  const result = (from: string, figures: object, of = time(10, 4)) => ({
    from,
    resultFrom: from,
    time: of,
    figures: figures as Figures,
  })
  it('are added up, where both are known', () => {
    const {
      periods,
      figures,
      time: all,
    } = dealsOf([
      result('2026-08-01', { won: 5, repeat: 2 }),
      result('2026-09-01', { won: 7, repeat: 4 }, time(14, 4)),
      result('2026-10-01', { won: 9 }),
      { ...result('2026-11-01', { won: 1, repeat: 1 }), time: undefined },
    ])
    expect([periods, figures]).toEqual([2, { won: 12, repeat: 6 }])
    // 24 hours for 6 new deals are 4:00 hours for each, and 8 hours for 6 repeat deals are 1:20 hours
    // for each. So a new deal takes three times as much time as a repeat deal.
    const beside = ofTime(figures, all)
    expect([beside.perNewDeal?.value, beside.perRepeatDeal?.value, beside.newToRepeat]).toEqual([
      4 * hour,
      (4 / 3) * hour,
      3,
    ])
    expect(dealsOf([]).periods).toBe(0)
  })
})

describe('the leads of a call list', () => {
  const own = [
    { id: 'fair', name: 'Trade  Fair', measure: 'count', direction: 'up' },
    { id: 'money', name: 'partners', measure: 'money', direction: 'up' },
  ] as const
  it('are those of an indicator that counts under its name', () => {
    expect(leadsOfList({ key: normalNote('trade fair') }, { fair: 7 }, own)).toBe(7)
    expect(leadsOfList({ key: normalNote('trade fair') }, {}, own)).toBeUndefined()
    expect(leadsOfList({ key: normalNote('partners') }, { money: 9 }, own)).toBeUndefined()
    expect(leadsOfList({ key: normalNote('others') }, { fair: 7 }, own)).toBeUndefined()
  })
})
