import { describe, expect, it } from 'vitest'
import { binsOf } from '../../../src/core/report/bins.ts'
import { hasSchemeChange, monthsAround } from '../../../src/core/report/months.ts'
import { workPerDay } from '../../../src/core/report/quality.ts'
import { rangeAround } from '../../../src/core/report/range.ts'
import { rollUpBy } from '../../../src/core/report/roll-up.ts'
import {
  type Person,
  personReport,
  switchesADay,
  teamReport,
} from '../../../src/core/report/team.ts'

import type { TeamDay } from '../../../src/core/report/team-day.ts'
import { sellingOf } from '../../../src/core/report/trend.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { hour } from '../../../src/core/time/units.ts'
import { teamDay } from '../../support/team-day.ts'

const setting = { rollUp: rollUpBy([FIRST_SCHEME]), today: '2026-11-26' }
const week = rangeAround('week', '2026-11-26')

const day = (date: string, work: Record<string, number>, more: Partial<TeamDay> = {}): TeamDay =>
  teamDay(date, work, {
    longest: work,
    byHand: Object.values(work).reduce((a, b) => a + b, 0),
    switches: 4,
    ...more,
  })

const person = (name: string, days: readonly TeamDay[], more: Partial<Person> = {}): Person => ({
  id: name,
  name,
  since: '2026-01-01',
  lastSent: '2026-11-25',
  days,
  ...more,
})

const anna = person('Anna', [
  day('2026-11-23', { 'outgoing-call': 6 * hour, misc: 2 * hour }, { corrected: true }),
  day('2026-11-24', { 'outgoing-call': 2 * hour, documentation: 2 * hour }),
])
const boris = person('Boris', [day('2026-11-25', { misc: hour }, { unexplained: hour })])
const vera = person('Vera', [], { since: '2026-11-25', lastSent: undefined })

describe("a team's report", () => {
  const report = teamReport([anna, boris, vera], week, setting)

  it('adds up all people', () => {
    expect(report.sum.work).toEqual({
      'outgoing-call': 8 * hour,
      misc: 3 * hour,
      documentation: 2 * hour,
    })
    expect(sellingOf(report.sum)).toBeCloseTo(8 / 13)
    expect(report.days.map(({ date, work }) => [date, Object.keys(work).length])).toEqual([
      ['2026-11-23', 2],
      ['2026-11-24', 2],
      ['2026-11-25', 1],
      ['2026-11-26', 0],
      ['2026-11-27', 0],
      ['2026-11-28', 0],
      ['2026-11-29', 0],
    ])
    expect(report.longest).toEqual({
      'outgoing-call': 6 * hour,
      misc: 2 * hour,
      documentation: 2 * hour,
    })
  })

  it("says how complete each person's data is, and who has not sent", () => {
    expect(report.people.map(({ person, quality }) => [person.name, quality.weekdays])).toEqual([
      ['Anna', 3],
      ['Boris', 3],
    ])
    expect(report.people[0]?.quality.missingDays).toEqual(['2026-11-25'])
    expect(report.people[1]?.quality.whole).toBe(0.5)
    expect(report.people[0]?.quality.corrected).toBe(1)
    expect(report.silent.map(({ name }) => name)).toEqual(['Vera'])
  })

  it('counts the days of people who sent something, and of no others', () => {
    expect(report.quality).toMatchObject({ days: 3, weekdays: 3 + 3, corrected: 1 })
    expect(report.quality.missingDays).toHaveLength(1 + 2)
    expect(workPerDay(report.quality)).toBe((13 * hour) / 3)
  })

  it('leaves the current day out of averages', () => {
    const today = person('Anna', [
      day('2026-11-25', { misc: 8 * hour }),
      day('2026-11-26', { misc: hour }),
    ])
    expect(workPerDay(personReport(today, week, setting).quality)).toBe(8 * hour)
  })

  it('has no switches where none were reported', () => {
    expect(switchesADay(anna.days)).toBe(4)
    expect(switchesADay(report.days)).toBeUndefined()
  })
})

describe('bars of a layout', () => {
  it('are days, or weeks with the same sum over a long range', () => {
    const days = Array.from({ length: 140 }, (_, i) => {
      const date = Temporal.PlainDate.from('2026-01-05').add({ days: i }).toString()
      return day(date, { misc: hour }, { unexplained: hour })
    })
    expect(binsOf(days.slice(0, 90))).toHaveLength(90)
    const weeks = binsOf(days)
    expect(weeks).toHaveLength(20)
    expect(weeks.every((bin) => bin.worked === 7 * hour && bin.unexplained === 7 * hour)).toBe(true)
  })
})

describe('the months shown around a range', () => {
  const range = rangeAround('month', '2026-11-10')
  const around = (from: string | undefined, since: string | undefined, today = '2026-11-26') => {
    const versions = [{}, ...(from ? [{ from }] : [])]
    const { months, changed } = monthsAround(range, { versions, today, since })
    return [months.map((month) => month.from.slice(0, 7)), changed]
  }

  it('begin with the last change of the scheme', () => {
    expect(around('2026-06-03', '2025-01-01')).toEqual([
      ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'],
      '2026-06-03',
    ])
  })

  it('go further back if that change was recent, so that months can be compared', () => {
    expect(around('2026-11-02', '2025-01-01')).toEqual([
      ['2026-08', '2026-09', '2026-10', '2026-11'],
      '2026-11-02',
    ])
  })

  it('are a year at most, and never before the first day', () => {
    expect(around('2024-01-01', '2023-01-01')[0]).toHaveLength(12)
    expect(around('2024-01-01', '2023-01-01')[1]).toBeUndefined()
    expect(around(undefined, '2026-10-15')).toEqual([['2026-10', '2026-11'], undefined])
    expect(around(undefined, undefined)).toEqual([[], undefined])
    expect(around(undefined, '2026-12-24')).toEqual([[], undefined])
  })

  it('are rolled up where the categories changed after the first of them', () => {
    const versions = [{}, { from: '2026-07-01' }]
    expect(hasSchemeChange(versions, '2026-06-01', '2026-09-30')).toBe(true)
    expect(hasSchemeChange(versions, '2026-07-01', '2026-09-30')).toBe(false)
    expect(hasSchemeChange(versions, '2026-05-01', '2026-06-30')).toBe(false)
    expect(hasSchemeChange([{}], '2026-05-01', '2026-06-30')).toBe(false)
  })

  it('leave out later changes and later months', () => {
    expect(around('2026-12-01', '2026-09-01')).toEqual([
      ['2026-09', '2026-10', '2026-11'],
      undefined,
    ])
    expect(around(undefined, '2026-09-01', '2026-10-05')).toEqual([
      ['2026-09', '2026-10'],
      undefined,
    ])
  })
})
