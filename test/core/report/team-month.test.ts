import fc from 'fast-check'
import { expect, it } from 'vitest'
import { daysOf, monthsOf as monthsBetween } from '../../../src/core/report/range.ts'
import { rollUpBy } from '../../../src/core/report/roll-up.ts'
import { type Person, teamReport } from '../../../src/core/report/team.ts'
import { firstDayOf, monthsFrom, stagesOf } from '../../../src/core/report/team-month.ts'
import { trendOf } from '../../../src/core/report/trend.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { teamDay } from '../../support/team-day.ts'

const rollUp = rollUpBy([FIRST_SCHEME])
const DATES = daysOf({ from: '2026-01-20', to: '2026-04-10' })

const day = fc.record({
  date: fc.constantFrom(...DATES),
  work: fc.dictionary(
    fc.constantFrom('misc', 'drive', 'outgoing-call', 'documentation'),
    fc.nat(9_999_999),
  ),
})

const person = (id: number) =>
  fc
    .record({
      today: fc.option(fc.constantFrom(...DATES), { nil: undefined }),
      days: fc.uniqueArray(day, { selector: ({ date }) => date, maxLength: 60 }),
    })
    .map(
      ({ today, days }): Person => ({
        id: `${id}`,
        name: `${id}`,
        since: '2026-01-01',
        lastSent: undefined,
        ...(today && { today }),
        days: days
          .sort((a, b) => (a.date < b.date ? -1 : 1))
          .map(({ date, work }) => teamDay(date, work, { switches: 0 })),
      }),
    )

it('the trend by months is the same from months as from their days', () => {
  fc.assert(
    fc.property(
      fc.tuple(person(0), person(1), person(2)),
      fc.constantFrom(...DATES),
      (people, today) => {
        const months = monthsBetween('2026-01-20', '2026-04-10')
        const fromDays = months.flatMap((month) => {
          const within = people.map((one) => ({
            ...one,
            days: one.days.filter(({ date }) => date >= month.from && date <= month.to),
          }))
          const report = teamReport(within, month, { rollUp, today })
          // If two people work on the same day, these are two person-days.
          return trendOf(report.days, 'month', rollUp).map((stage) => ({
            ...stage,
            personDays: report.quality.days,
          }))
        })
        const counted = people.map((one) => ({ today, ...one, months: monthsFrom(one.days) }))
        expect(stagesOf(counted, months, rollUp)).toEqual(fromDays)
        const worked = people.flatMap(({ days }) =>
          days.filter(({ work }) => Object.values(work).some((ms) => ms > 0)),
        )
        expect(firstDayOf(counted.flatMap((one) => one.months))).toBe(
          worked.map(({ date }) => date).sort()[0],
        )
      },
    ),
    { numRuns: 30 },
  )
})
