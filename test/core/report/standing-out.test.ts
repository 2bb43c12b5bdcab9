import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparisonOf } from '../../../src/core/report/findings/comparison.ts'
import { growthOf, peopleToAsk } from '../../../src/core/report/findings/question.ts'
import { rangeAround } from '../../../src/core/report/range.ts'
import { rollUpBy } from '../../../src/core/report/roll-up.ts'
import { type SortKey, sortRows, teamRows } from '../../../src/core/report/standing-out.ts'
import type { Person } from '../../../src/core/report/team.ts'
import { teamViewOf } from '../../../src/core/report/team-view.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { hour } from '../../../src/core/time/units.ts'
import { teamDay } from '../../support/team-day.ts'

const MARCH = rangeAround('month', '2026-03-01')
const versions = [FIRST_SCHEME]
const setting = { versions, rollUp: rollUpBy(versions), today: '2026-04-01' }

type Work = Record<string, number>

const dayOf = (date: string, work: Work, unexplained = 0) =>
  teamDay(date, work, {
    byHand: Object.values(work).reduce((sum, ms) => sum + ms, 0),
    unexplained,
  })

const weekdays = (month: string, count: number) =>
  Array.from({ length: 31 }, (_, i) => `${month}-${`${i + 1}`.padStart(2, '0')}`)
    .filter((date) => {
      const day = new Date(`${date}T12:00Z`)
      return day.toISOString().startsWith(date) && day.getUTCDay() % 6 !== 0
    })
    .slice(0, count)

interface Months {
  before?: Work
  now: Work
  /** Number of weekdays in March for which there are data. */
  days?: number
  unexplained?: number
}

const USUAL = { 'outgoing-call': 5 * hour, documentation: 3 * hour, misc: 2 * hour }

const person = (name: string, { before = USUAL, now, days = 22, unexplained }: Months): Person => ({
  id: name,
  name,
  since: '2026-01-01',
  lastSent: '2026-03-31',
  days: [
    ...weekdays('2026-02', 20).map((date) => dayOf(date, before)),
    ...weekdays('2026-03', days).map((date) => dayOf(date, now, unexplained)),
  ],
})

const others = ['Boris', 'Clara', 'David'].map((name) => person(name, { now: USUAL }))

const rowsOf = (...people: Person[]) => {
  const { team, teamBefore } = teamViewOf(people, MARCH, setting, '')
  return teamRows(team, teamBefore, false)
}
const standingOf = (months: Months) =>
  rowsOf(person('Anna', months), ...others).find(({ report }) => report.person.name === 'Anna')
    ?.standing

describe('a person stands out', () => {
  it.each<[string, Months, object[]]>([
    ['not by a usual month', { now: USUAL }, []],
    [
      'by misc that grew by five points',
      { now: { ...USUAL, 'outgoing-call': 4.5 * hour, misc: 2.5 * hour } },
      [
        { kind: 'misc', points: 5 },
        { kind: 'selling', points: -5 },
      ],
    ],
    [
      'not by four points',
      { now: { ...USUAL, 'outgoing-call': 4.6 * hour, misc: 2.4 * hour } },
      [],
    ],
    ['not by selling that rose', { now: { ...USUAL, 'outgoing-call': 6 * hour, misc: hour } }, []],
    [
      'by a category far above that of the others',
      {
        before: { 'outgoing-call': 5 * hour, documentation: 5 * hour },
        now: { 'outgoing-call': 5 * hour, documentation: 5 * hour },
      },
      [{ kind: 'category', id: 'documentation', percent: 50, others: 30 }],
    ],
    [
      'by time that is unexplained',
      { now: USUAL, unexplained: 3 * hour },
      [{ kind: 'explained', percent: 77 }],
    ],
    ['by weekdays without data', { now: USUAL, days: 12 }, [{ kind: 'days', days: 12, of: 22 }]],
  ])('%s', (_, months, standing) => {
    expect(standingOf(months)).toEqual(standing)
  })

  it('not by shares of days that are too few to compare', () => {
    const now = { misc: 10 * hour }
    expect(standingOf({ now, days: 4 })).toEqual([{ kind: 'days', days: 4, of: 22 }])
  })

  it('not by a category, compared with fewer than three others', () => {
    const anna = { documentation: 10 * hour }
    const rows = rowsOf(person('Anna', { before: anna, now: anna }), ...others.slice(0, 2))
    expect(rows[0]?.standing).toEqual([])
  })

  it('as nobody of a team that shows its figures as its report does', () => {
    const rows = rowsOf(person('Anna', { now: { misc: hour } }), ...others)
    expect(rows[0]).toMatchObject({ selling: 0, misc: 100, sellingChange: -50, miscChange: 80 })
    expect(rows[1]).toMatchObject({ selling: 50, misc: 20, days: 22, weekdays: 22, explained: 100 })
  })
})

describe('the question', () => {
  const compare = (now: Work) => {
    const people = [person('Anna', { now }), ...others.map(({ name }) => person(name, { now }))]
    const view = teamViewOf(people, MARCH, setting, '')
    const before = { ...view.before, range: view.earlier }
    return growthOf(comparisonOf({ ...view, range: MARCH, before }), setting.rollUp)
  }

  it('is about what grew outside of selling and misc', () => {
    const now = { ...USUAL, 'outgoing-call': 3 * hour, documentation: 4 * hour, misc: 3 * hour }
    expect(compare(now)).toEqual({ id: 'documentation', percent: 40, points: 10 })
  })

  it('is not asked if nothing grew', () => {
    expect(compare({ ...USUAL, 'outgoing-call': 4 * hour, misc: 3 * hour })).toBeUndefined()
  })

  it('names the people who stand out most, in the order of their names', () => {
    const rows = rowsOf(
      ...others,
      person('Zoe', { now: { ...USUAL, 'outgoing-call': 4 * hour, misc: 3 * hour } }),
      person('Anna', { now: { ...USUAL, 'outgoing-call': 3 * hour, misc: 4 * hour } }),
      person('Mia', { now: { ...USUAL, 'outgoing-call': 4.4 * hour, misc: 2.6 * hour } }),
    )
    const asked = peopleToAsk(rows, 2, (a, b) => a.localeCompare(b))
    expect(asked.map(({ row }) => row.report.person.name)).toEqual(['Anna', 'Zoe'])
  })
})

describe('the order of the people', () => {
  const KEYS: SortKey[] = [
    'name',
    'selling',
    'misc',
    'sellingChange',
    'miscChange',
    'days',
    'explained',
    'lastSent',
  ]
  const months = fc.record({
    now: fc.record({
      'outgoing-call': fc.integer({ min: 1, max: 9 }).map((h) => h * hour),
      misc: fc.integer({ min: 0, max: 9 }).map((h) => h * hour),
    }),
    days: fc.integer({ min: 1, max: 22 }),
  })

  it('loses nobody, and both directions are each other’s reverse except for those without a value', () => {
    const order = (a: string, b: string) => a.localeCompare(b)
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{3}$/), months), {
          selector: ([name]) => name,
          minLength: 1,
          maxLength: 6,
        }),
        fc.constantFrom(...KEYS),
        (people, by) => {
          const rows = rowsOf(...people.map(([name, one]) => person(name, one)))
          const names = (down: boolean) =>
            sortRows(rows, { by, down }, order).map(({ report }) => report.person.name)
          expect(names(false).toSorted()).toEqual(people.map(([name]) => name).toSorted())
          const has = (name: string) => {
            const row = rows.find(({ report }) => report.person.name === name)
            return by !== 'sellingChange' && by !== 'miscChange' ? true : row?.[by] !== undefined
          }
          const [up, down] = [names(false), names(true)]
          expect(up.map(has)).toEqual(down.map(has))
          const value = (name: string) => rows.find(({ report }) => report.person.name === name)
          if (by === 'selling')
            expect(up.map((name) => value(name)?.selling)).toEqual(
              down.map((name) => value(name)?.selling).reverse(),
            )
        },
      ),
      { numRuns: 40 },
    )
  })
})
