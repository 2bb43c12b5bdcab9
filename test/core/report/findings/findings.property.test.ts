import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialingOf } from '../../../../src/core/report/calls.ts'
import { shareChanges } from '../../../../src/core/report/compare.ts'
import {
  type Findings,
  findingsOf,
  type Given,
} from '../../../../src/core/report/findings/findings.ts'
import { courseOf } from '../../../../src/core/report/findings/share-over-time.ts'
import { noteShares } from '../../../../src/core/report/misc-notes.ts'
import { miscNotes } from '../../../../src/core/report/misc-watch.ts'
import { percentsOf } from '../../../../src/core/report/percents.ts'
import { daysOf, type Range, rangeAround, shiftRange } from '../../../../src/core/report/range.ts'
import { reportOf } from '../../../../src/core/report/report.ts'
import { rollUpBy } from '../../../../src/core/report/roll-up.ts'
import {
  miscPercent,
  rollUpSum,
  type Stage,
  type Sum,
  sellingPercent,
  trendOf,
} from '../../../../src/core/report/trend.ts'
import {
  uninterruptedByWeekday,
  uninterruptedOf,
} from '../../../../src/core/report/uninterrupted.ts'
import { DETAILED } from '../../../../src/core/scheme/categories.ts'
import { FIRST_SCHEME } from '../../../../src/core/scheme/versions.ts'
import { minute } from '../../../../src/core/time/units.ts'
import { frameOf, segment } from '../../../support/report-histories.ts'

const VERSIONS = [{ ...FIRST_SCHEME, categories: DETAILED }]
const rollUp = rollUpBy(VERSIONS)
const RANGE = rangeAround('month', '2026-10-01')

const IDS = [
  'outgoing-call',
  'dialing',
  'client-meeting',
  'documentation',
  'misc',
  'drive',
  'research',
]
const NOTES = [undefined, 'Invoice', 'Printer']

const part = fc.record({
  category: fc.constantFrom(...IDS),
  minutes: fc.integer({ min: 1, max: 170 }),
  note: fc.constantFrom(...NOTES),
})

/** Random work of a month: for each day, its entries in order. About `density` of 10 days have work. */
const month = (density: number) =>
  fc.array(
    fc.oneof(
      { weight: 10 - density, arbitrary: fc.constant([]) },
      { weight: density, arbitrary: fc.array(part, { maxLength: 5 }) },
    ),
    { minLength: 31, maxLength: 31 },
  )

type Month = readonly (readonly {
  category: string
  minutes: number
  note?: string | undefined
}[])[]

const segmentsOf = ({ from, to }: Range, days: Month) =>
  daysOf({ from, to }).flatMap((date, i) => {
    let at = Date.parse(`${date}T08:00Z`)
    return (days[i] ?? []).map(({ category, minutes, note }) => {
      const startedAt = at
      at += minutes * minute
      return segment(startedAt, at, { category, ...(note && { note }) })
    })
  })

const known = { today: '2030-01-01', since: '2020-01-01' }

function reportIn(range: Range, days: Month) {
  const frame = frameOf('UTC', range.from, { dates: daysOf(range), rollUp })
  return reportOf(segmentsOf(range, days), frame, known)
}

/** @param months the months before the range, of which the last ends just before the range */
function givenOf(
  now: Month,
  months: readonly Month[],
  more: Partial<Pick<Given, 'range' | 'changed' | 'crossed'>> = {},
): Given {
  const earlier = shiftRange(RANGE, -1)
  const report = reportIn(RANGE, now)
  const before = reportIn(earlier, months.at(-1) ?? [])
  let month = RANGE
  const stages: Stage[] = trendOf(report.days, 'month', rollUp)
  for (const days of months.toReversed()) {
    month = shiftRange(month, -1)
    stages.unshift(...trendOf(reportIn(month, days).days, 'month', rollUp))
  }
  return {
    range: RANGE,
    now: report,
    before: { ...before, range: earlier },
    stages,
    changed: undefined,
    crossed: { ranges: false, months: false },
    uninterruptedDays: report.uninterruptedDays,
    dialing: { now: dialingOf(report.days, VERSIONS), before: dialingOf(before.days, VERSIONS) },
    notes: { now: miscNotes(report.data), before: miscNotes(before.data) },
    rollUp,
    ...more,
  }
}

const histories = fc
  .tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 10 })))
  .chain(([a = 0, b = 0, c = 0]) =>
    fc.record({
      now: month(a),
      months: fc.tuple(month(c), month(b)),
      changed: fc.constantFrom(undefined, '2026-08-01', '2026-08-12'),
      crossed: fc.record({ ranges: fc.boolean(), months: fc.boolean() }),
    }),
  )

const workedDays = (days: Given['now']['days']) =>
  days.filter(({ work }) => Object.values(work).some((ms) => ms > 0)).length

/**
 * Returns how many days with work a range needs, so that it may be compared with another range.
 * `weekdays` is the number of weekdays in the range.
 */
const LEAST = (weekdays: number) => Math.max(5, weekdays / 3)

const claims = ({ selling, misc, uninterrupted }: Findings) => [
  selling.change,
  misc.change,
  misc.growing,
  uninterrupted.dialingBefore,
]

describe('findings', () => {
  it('claim no change on fewer than 5 days or a third of the days, on either side', () => {
    let compared = 0
    fc.assert(
      fc.property(histories, ({ now, months, ...more }) => {
        const given = givenOf(now, months, more)
        const findings = findingsOf(given)
        const weekdays = daysOf(RANGE).filter(
          (d) => Temporal.PlainDate.from(d).dayOfWeek < 6,
        ).length
        const { comparison } = findings
        if (workedDays(given.now.days) < LEAST(weekdays)) {
          expect(claims(findings).filter(Boolean)).toEqual([])
          expect(comparison).toMatchObject({ state: 'few', where: 'now' })
        }
        if (comparison.state === 'range') {
          compared++
          expect(workedDays(given.before.days)).toBeGreaterThanOrEqual(LEAST(22))
        }
        if (comparison.state === 'month') {
          compared++
          const stage = given.stages?.find(({ date }) => date === comparison.month)
          expect(stage?.days).toBeGreaterThanOrEqual(LEAST(stage?.weekdays ?? 0))
          expect(comparison.month < given.before.range.from).toBe(true)
        }
        if (workedDays(given.before.days) < 5) expect(findings.misc.growing).toBeUndefined()
      }),
    )
    expect(compared).toBeGreaterThan(20)
  })

  it('have small charts that begin and end where their sentences do', () => {
    const seen = { pair: 0, line: 0 }
    fc.assert(
      fc.property(histories, ({ now, months, ...more }) => {
        const given = givenOf(now, months, more)
        const { comparison, selling, misc } = findingsOf(given)
        const { kind, sums } = courseOf(comparison, given)
        const [first, last] = [sums[0], sums.at(-1)]
        if (!('was' in comparison) || !first || !last) return
        seen[kind]++
        const movedBy = (percent: (sum: Sum) => number | undefined) =>
          (percent(last) ?? 0) - (percent(first) ?? 0)
        expect(movedBy(sellingPercent)).toBe(selling.change?.points)
        expect(movedBy(miscPercent)).toBe(misc.change?.points)
      }),
    )
    expect(Math.min(seen.pair, seen.line)).toBeGreaterThan(5)
  })

  it('have the numbers of the charts', () => {
    fc.assert(
      fc.property(histories, ({ now, months, ...more }) => {
        const given = givenOf(now, months, more)
        const { comparison, selling, misc, uninterrupted } = findingsOf(given)
        const roll = (sum: typeof given.now.sum) => (comparison.rolled ? rollUpSum(sum) : sum)
        const sum = roll(given.now.sum)
        if (sum.worked === 0) {
          expect([selling.percent, misc.percent]).toEqual([undefined, undefined])
          return
        }
        // The findings agree with the percents of the team's time by category and by group.
        expect(selling.percent).toBe(percentsOf(sum.groups).get('selling') ?? 0)
        expect(misc.percent).toBe(percentsOf(sum.work).get('misc') ?? 0)
        if (comparison.state === 'range') {
          const was = roll(given.before.sum)
          const groups = shareChanges(sum.groups, was.groups)
          const of = groups.find(({ id }) => id === 'selling')
          expect(selling.change?.points).toBe((of?.percent ?? 0) - (of?.percentBefore ?? 0))
          const layout = shareChanges(sum.work, was.work)
          for (const { id, points } of selling.movers) {
            const row = layout.find((row) => row.id === id)
            expect(points).toBe((row?.percent ?? 0) - (row?.percentBefore ?? 0))
          }
        }
        // The findings agree with the report's table of months.
        if (comparison.state === 'month') {
          const stage = given.stages?.find(({ date }) => date === comparison.month)
          for (const { id, points } of selling.movers)
            expect(points).toBe(
              (percentsOf(given.now.sum.base).get(id) ?? 0) -
                (percentsOf(stage?.base ?? {}).get(id) ?? 0),
            )
        }
        // The findings about misc agree with the report's list of notes in misc.
        const rows = given.notes ? noteShares(given.notes.now, given.notes.before) : []
        if (misc.growing) expect(rows).toContainEqual(misc.growing)
        expect(misc.largest).toEqual(rows[0])
        // The findings agree with the report's figures for each weekday.
        if (uninterrupted.median !== undefined)
          expect(uninterrupted.median).toBe(uninterruptedOf(given.uninterruptedDays)?.median)
        for (const one of [uninterrupted.longestWeekday, uninterrupted.busiest])
          if (one) expect(uninterruptedByWeekday(given.uninterruptedDays)).toContainEqual(one)
      }),
    )
  })
})
