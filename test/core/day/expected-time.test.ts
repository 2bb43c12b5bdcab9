/** Tests expected working days: weekends of other regions, part time, leave, and edits of days off. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  daysOffOn,
  firstDayOf,
  firstWeekdayOf,
  isExpected,
  REASONS,
  type TimeOff,
  USUAL_WEEK,
  usualWeekOf,
  type WorkingWeek,
  weekdaysFrom,
  withoutRange,
  withRange,
} from '../../../src/core/day/expected-time.ts'

import { qualityOf } from '../../../src/core/report/quality.ts'
import { daysOf } from '../../../src/core/report/range.ts'
import { teamDay } from '../../support/team-day.ts'

/** Returns the days from Sunday 1 to Monday 30 November 2026, with work on the given dates. */
const november = (worked: readonly string[] = []) =>
  daysOf({ from: '2026-11-01', to: '2026-11-30' }).map((date) =>
    teamDay(date, worked.includes(date) ? { misc: 1 } : {}, { base: {} }),
  )

const missing = (expected: Parameters<typeof qualityOf>[3]) =>
  qualityOf(november(), '2026-12-01', '2026-11-01', expected).missingDays.map((date) =>
    Number(date.slice(-2)),
  )

describe('missing days', () => {
  it('are Monday to Friday if nothing is said', () => {
    expect(missing(undefined)).toEqual([
      2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27, 30,
    ])
  })

  it('leave out Friday and Saturday where they are the weekend', () => {
    expect(missing({ week: usualWeekOf('ar-EG'), off: [] })).toEqual([
      1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 22, 23, 24, 25, 26, 29, 30,
    ])
  })

  it('of part time are its own days only', () => {
    expect(missing({ week: [8, 0, 4, 0, 0, 0, 0], off: [] })).toEqual([
      2, 4, 9, 11, 16, 18, 23, 25, 30,
    ])
  })

  it('leave out two weeks of leave', () => {
    const off = [{ from: '2026-11-09', to: '2026-11-22' }]
    expect(missing({ week: USUAL_WEEK, off })).toEqual([2, 3, 4, 5, 6, 23, 24, 25, 26, 27, 30])
  })

  it('are between the first and the last day in the team', () => {
    const stay = { since: '2026-11-10', until: '2026-11-12' }
    expect(missing({ week: USUAL_WEEK, off: [], ...stay })).toEqual([10, 11, 12])
  })
})

describe('the usual week of a region', () => {
  it.each([
    ['de-DE', [8, 8, 8, 8, 8, 0, 0], 1],
    ['ru', [8, 8, 8, 8, 8, 0, 0], 1],
    ['en-US', [8, 8, 8, 8, 8, 0, 0], 7],
    ['ar-EG', [8, 8, 8, 8, 0, 0, 8], 6],
    ['he-IL', [8, 8, 8, 8, 0, 0, 8], 7],
    ['fa-IR', [8, 8, 8, 8, 0, 8, 8], 6],
  ])('%s', (language, week, first) => {
    expect(usualWeekOf(language)).toEqual(week)
    expect(firstWeekdayOf(language)).toBe(first)
  })

  it('is Monday to Friday for an invalid language tag, as some systems give it', () => {
    for (const language of ['', 'C', 'ru_RU.UTF-8']) {
      expect(usualWeekOf(language)).toEqual(USUAL_WEEK)
      expect(firstWeekdayOf(language)).toBe(1)
    }
  })
})

describe("the first day of a person's week", () => {
  const week = (...days: number[]) => weekdaysFrom(1).map((day) => (days.includes(day) ? 8 : 0))

  it.each([
    ['Monday to Friday, where weeks begin on Monday', week(1, 2, 3, 4, 5), 1, 1],
    ['Monday to Friday, where weeks begin on Sunday', week(1, 2, 3, 4, 5), 7, 7],
    ['Sunday to Thursday, where weeks begin on Saturday', week(7, 1, 2, 3, 4), 6, 6],
    ['Sunday to Thursday, where weeks begin on Monday', week(7, 1, 2, 3, 4), 1, 7],
    ['Wednesdays free', week(1, 2, 4, 5), 1, 1],
    ['weekends only, where weeks begin on Sunday', week(6, 7), 7, 6],
    ['one day', week(3), 1, 1],
    ['every day', week(1, 2, 3, 4, 5, 6, 7), 7, 7],
    ['no day', week(), 6, 6],
  ])('%s', (_, week, regional, first) => {
    expect(firstDayOf(week, regional)).toBe(first)
  })

  it('has no longer rest inside of the week than around it', () => {
    const anyWeek = fc.array(fc.constantFrom(0, 8), { minLength: 7, maxLength: 7 })
    /**
     * Returns how many days each rest lasts: the rests between working days of a week (`inside`), and
     * the rest over the end of the week (`around`), which lasts from the last working day to the first
     * one.
     */
    const restsOf = (week: WorkingWeek, first: number) => {
      const days = weekdaysFrom(first).map((day) => ((week[day - 1] ?? 0) > 0 ? 'w' : '-'))
      const [around = '', ...inside] = days.join('').split(/w+/)
      const last = inside.pop() ?? ''
      return { around: around.length + last.length, inside: inside.map(({ length }) => length) }
    }
    fc.assert(
      fc.property(anyWeek, fc.integer({ min: 1, max: 7 }), (week, regional) => {
        const { around, inside } = restsOf(week, firstDayOf(week, regional))
        if (week.some((hours) => hours > 0))
          expect(Math.max(0, ...inside)).toBeLessThanOrEqual(around)
      }),
    )
  })
})

const date = fc
  .integer({ min: 0, max: 60 })
  .map((days) => Temporal.PlainDate.from('2026-11-01').add({ days }).toString())
const range = fc
  .tuple(date, date)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
const timeOff = fc
  .tuple(range, fc.constantFrom(...REASONS))
  .map(([dates, reason]): TimeOff => ({ ...dates, reason }))

test('ranges added and removed in any order say of each day what was said last', () => {
  const act = fc.oneof(timeOff, range)
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      let off: TimeOff[] = []
      const said = new Map<string, string>()
      for (const one of acts) {
        off = 'reason' in one ? withRange(off, one) : withoutRange(off, one)
        for (const day of daysOf(one)) {
          if ('reason' in one) said.set(day, one.reason)
          else said.delete(day)
        }
      }
      for (const day of daysOf({ from: '2026-11-01', to: '2027-01-01' })) {
        expect(daysOffOn(day, off)?.reason).toBe(said.get(day))
        expect(isExpected(day, { week: [1, 1, 1, 1, 1, 1, 1], off })).toBe(!said.has(day))
      }
      for (const [i, { from, to }] of off.entries()) {
        expect(from <= to).toBe(true)
        expect(to < (off[i + 1]?.from ?? '9')).toBe(true)
      }
    }),
  )
})
