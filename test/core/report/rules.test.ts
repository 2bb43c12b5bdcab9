import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callListsOf } from '../../../src/core/report/call-lists.ts'
import { callTimes, dialingOf } from '../../../src/core/report/calls.ts'
import { computeRange } from '../../../src/core/report/day.ts'
import { compareGuess, guessProblem, partsIn, scaleGuess } from '../../../src/core/report/guess.ts'
import { miscWatch, normalNote } from '../../../src/core/report/misc-watch.ts'
import { qualityOf, workPerDay } from '../../../src/core/report/quality.ts'
import {
  daysOf,
  monthsOf,
  ownRange,
  type Range,
  rangeAround,
  rangeProblem,
  shiftRange,
  unitOf,
  weekBeside,
} from '../../../src/core/report/range.ts'
import { DETAILED as ALL, BASE } from '../../../src/core/scheme/categories.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { hour, minute } from '../../../src/core/time/units.ts'
import { frameOf, segment } from '../../support/report-histories.ts'

const MONDAY = '2026-11-16'
const at = (day: number, clock: number) =>
  Date.parse(`${MONDAY}T00:00Z`) + (day * 24 + clock) * hour
const span = (day: number, from: number, to: number, more = {}) =>
  segment(at(day, from), at(day, to), more)
const frame = frameOf('UTC', MONDAY)

const DETAILED = { version: 1, changeEvery: 1 as const, categories: ALL }

describe('ranges', () => {
  it.each([
    ['week', '2026-11-26', '2026-11-23', '2026-11-29'],
    ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['quarter', '2026-11-26', '2026-10-01', '2026-12-31'],
    ['quarter', '2026-01-01', '2026-01-01', '2026-03-31'],
  ] as const)('a %s around %s is %s to %s', (kind, day, from, to) => {
    expect(rangeAround(kind, day)).toEqual({ kind, from, to })
  })

  it.each([
    ['2026-11-26', 7, '2026-11-22', '2026-11-28'],
    ['2026-11-22', 7, '2026-11-22', '2026-11-28'],
    ['2026-11-28', 7, '2026-11-22', '2026-11-28'],
    ['2026-11-27', 6, '2026-11-21', '2026-11-27'],
  ])('a week around %s that begins on weekday %i is %s to %s', (day, first, from, to) => {
    expect(rangeAround('week', day, first)).toEqual({ kind: 'week', from, to })
    expect(unitOf('week', day, first)).toBe(from)
  })

  it('a week that begins on another day is beside the one with most of its days, and back', () => {
    const sunday = rangeAround('week', '2026-11-26', 7)
    const monday = weekBeside(sunday, 1)
    expect(monday).toEqual(rangeAround('week', '2026-11-26'))
    expect(weekBeside(monday, 7)).toEqual(sunday)
  })

  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((days) => Temporal.PlainDate.from('2000-01-01').add({ days }).toString())
  const range = fc.oneof(
    fc
      .tuple(fc.constantFrom('week', 'month', 'quarter'), day, fc.integer({ min: 1, max: 7 }))
      .map(([kind, day, first]) => rangeAround(kind as 'week', day, first)),
    fc.tuple(day, fc.integer({ min: 0, max: 399 })).map(([from, days]): Range => {
      const to = Temporal.PlainDate.from(from).add({ days }).toString()
      return ownRange(from, to) as Range
    }),
  )

  it('follow each other without a gap: one forward and one back is the same', () => {
    fc.assert(
      fc.property(range, (range) => {
        const next = shiftRange(range, 1)
        expect(shiftRange(next, -1)).toEqual(range)
        expect(daysOf({ from: range.to, to: next.from })).toEqual([range.to, next.from])
        expect(next.kind).toBe(range.kind)
      }),
    )
  })

  it('typed by the person are refused if reversed, without dates, or over 400 days', () => {
    expect(ownRange('2026-11-02', '2026-11-01')).toBeUndefined()
    expect(ownRange('', '2026-11-01')).toBeUndefined()
    expect(ownRange('2026-02-30', '2026-11-01')).toBeUndefined()
    expect(ownRange('2025-01-01', '2026-11-01')).toBeUndefined()
    expect(rangeProblem('2025-01-01', '2026-11-01')).toBe('length')
    expect(rangeProblem('2026-11-02', '2026-11-01')).toBe('order')
    // A year that the person has typed only in part.
    expect(rangeProblem('0202-11-01', '0202-11-02')).toBe('dates')
    expect(ownRange('2026-11-01', '2026-11-01')).toEqual({
      kind: 'own',
      from: '2026-11-01',
      to: '2026-11-01',
    })
  })

  it('have months, and units into which days are grouped', () => {
    expect(monthsOf('2025-12-31', '2026-02-01').map(({ from }) => from)).toEqual([
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ])
    expect(unitOf('week', '2026-11-29')).toBe('2026-11-23')
    expect(unitOf('month', '2026-11-29')).toBe('2026-11-01')
    expect(unitOf('day', '2026-11-29')).toBe('2026-11-29')
  })
})

describe('switches', () => {
  it('are changes of category at work; another record, a break and private time do not count', () => {
    const { days } = computeRange(
      [
        span(0, 9, 10),
        span(0, 10, 11, { category: 'documentation', context: { product: 'pipedrive' } }),
        span(0, 11, 12, { category: 'documentation', context: { product: 'hubspot' } }),
        span(0, 12, 13, { category: 'break' }),
        span(0, 13, 14, { category: 'documentation' }),
        span(0, 14, 15, { category: 'research' }),
        span(0, 15, 16, { category: 'misc' }),
      ],
      { ...frame, privates: ['research'] },
    )
    expect(days[0]).toMatchObject({ switches: 2, private: hour, breaks: hour })
    expect(days[1]?.switches).toBe(0)
  })
})

describe('calls', () => {
  it('have the stored CRM time; a cut call keeps at most its own length', () => {
    const call = segment(at(0, 23), at(1, 1), { beside: { ms: hour } })
    const plain = span(1, 9, 10)
    const desk = span(1, 10, 11, { category: 'research', beside: { ms: hour } })
    const of = (dates: readonly string[]) => {
      const { pieces } = computeRange([call, plain, desk], { ...frame, dates })
      return callTimes(pieces, frame)
    }
    expect(of(frame.dates)).toEqual([
      { category: 'outgoing-call', ms: 3 * hour, open: hour, count: 2, withCrm: 1 },
    ])
    expect(of([MONDAY])).toEqual([
      { category: 'outgoing-call', ms: hour, open: hour / 2, count: 1, withCrm: 1 },
    ])
  })

  it('are compared with dialing', () => {
    const of = (work: Record<string, number>) => dialingOf([{ date: MONDAY, work }], [DETAILED])
    expect(of({ dialing: 30, 'outgoing-call': 60 })).toMatchObject({ ratio: 0.5, partly: false })
    expect(of({ dialing: 30 }).ratio).toBeUndefined()
  })

  it('are compared with dialing only while it is offered', () => {
    const versions = [
      FIRST_SCHEME,
      { ...DETAILED, version: 2, from: '2026-11-17' },
      { ...FIRST_SCHEME, version: 3, from: '2026-11-19' },
    ]
    const days = [
      { date: '2026-11-16', work: { 'outgoing-call': 100 } },
      { date: '2026-11-17', work: { 'outgoing-call': 40, dialing: 20 } },
      { date: '2026-11-18', work: { 'outgoing-call': 20 } },
      { date: '2026-11-19', work: { 'outgoing-call': 100 } },
    ]
    expect(dialingOf(days, versions)).toEqual({
      dialing: 20,
      talk: 60,
      ratio: 20 / 60,
      partly: true,
    })
    expect(dialingOf(days.slice(1, 3), versions)).toMatchObject({ talk: 60, partly: false })
    expect(dialingOf(days.slice(3), versions)).toMatchObject({ dialing: 0, talk: 0, partly: true })
  })

  it('are compared with dialing for each list, which is their note', () => {
    const frame = frameOf('UTC', MONDAY)
    const dial = (from: number, to: number, note?: string) =>
      span(0, from, to, { category: 'dialing', ...(note && { note }) })
    const talk = (from: number, to: number, note?: string) =>
      span(0, from, to, { category: 'outgoing-call', ...(note && { note }) })
    const segments = [
      dial(8, 9, 'Bakeries'),
      talk(9, 11, 'bakeries!'),
      dial(11, 12, 'Plants'),
      talk(12, 13, 'Nordwind'),
      dial(13, 14),
      talk(14, 15),
      talk(15, 16, 'Bakeries'),
    ]
    const of = (privates: readonly string[] = []) =>
      callListsOf(computeRange(segments, { ...frame, privates }), [FIRST_SCHEME, DETAILED])
    expect(of()).toEqual([
      { key: 'bakeries', note: 'Bakeries', dialing: hour, talk: 3 * hour, ratio: 1 / 3 },
      { key: 'plants', note: 'Plants', dialing: hour, talk: 0, ratio: undefined },
    ])
    expect(of(['dialing'])).toEqual([])
    expect(of(['outgoing-call'])[0]).toMatchObject({ dialing: hour, talk: 0 })
  })

  it('are in no list on days without Dialing', () => {
    const segments = [
      span(0, 9, 10, { category: 'outgoing-call', note: 'Bakeries' }),
      span(1, 9, 10, { category: 'dialing', note: 'Bakeries' }),
      span(1, 10, 11, { category: 'outgoing-call', note: 'Bakeries' }),
    ]
    const dates = [MONDAY, '2026-11-17']
    const versions = [FIRST_SCHEME, { ...DETAILED, version: 2, from: '2026-11-17' }]
    const data = computeRange(segments, { ...frame, dates })
    expect(callListsOf(data, versions)).toMatchObject([{ dialing: hour, talk: hour }])
  })

  it('are compared with dialing where it was recorded under an unknown scheme', () => {
    const days = [{ date: MONDAY, work: { 'outgoing-call': 40, dialing: 20 } }]
    expect(dialingOf(days, [FIRST_SCHEME])).toMatchObject({ talk: 40, ratio: 0.5 })
  })
})

describe('misc', () => {
  const told = (...segments: ReturnType<typeof segment>[]) => computeRange(segments, frame)

  it('is watched by itself, without its children, against a share of the work', () => {
    const work = [span(0, 9, 18), span(0, 18, 19, { category: 'drive' })]
    const misc = (to: number) => span(1, 9, to, { category: 'misc' })
    const away = span(2, 9, 19, { category: 'unexplained' })
    const share = (to: number, limit = 0.1) => miscWatch(told(...work, misc(to), away), limit)
    expect(share(10)).toMatchObject({ misc: hour, worked: 11 * hour, over: false })
    expect(share(11)).toMatchObject({ over: true })
    expect(share(11, 0.2)).toMatchObject({ over: false })
    expect(miscWatch(told(), 0.1)).toMatchObject({ share: undefined, over: false, notes: [] })
  })

  it('shows the notes that were written more than once, however they were typed', () => {
    const misc = (from: number, to: number, note?: string) =>
      span(0, from, to, { category: 'misc', ...(note && { note }) })
    const watch = miscWatch(
      told(
        misc(8, 9, 'Chasing  an invoice'),
        misc(9, 10, 'chasing an invoice!'),
        misc(10, 13, 'Printer'),
        misc(13, 14, 'printer'),
        misc(14, 16, 'only once'),
        misc(16, 17),
        span(0, 17, 18, { note: 'Printer' }),
      ),
      0.1,
    )
    expect(watch.notes).toEqual([
      { key: 'printer', note: 'printer', ms: 4 * hour, count: 2 },
      { key: 'chasing an invoice', note: 'chasing an invoice!', ms: 2 * hour, count: 2 },
    ])
    expect(watch.unnoted).toBe(hour)
  })

  it('treats notes as equal in any case, spacing and punctuation', () => {
    expect(normalNote(' Счёт:  «Норд-Вест» ')).toBe(normalNote('счёт норд вест'))
    expect(normalNote('…')).toBe('')
    expect(normalNote('a')).not.toBe(normalNote('b'))
  })
})

describe('quality', () => {
  const days = (...segments: ReturnType<typeof segment>[]) => computeRange(segments, frame).days

  it('counts weekdays without work as missing, but not weekends, later days or days before the first', () => {
    const some = days(span(1, 9, 10), span(3, 9, 10, { category: 'break' }))
    const of = (today: string, since?: string) => qualityOf(some, today, since).missingDays
    expect(of('2026-11-21', MONDAY)).toEqual([
      '2026-11-16',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
    ])
    expect(of('2026-11-24', '2026-11-17')).toEqual([
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-23',
    ])
    expect(of('2026-11-24')).toEqual([])
  })

  it('gives the explained share of working time, and how it was recorded', () => {
    const some = days(
      span(0, 9, 12),
      span(0, 13, 15, { source: 'auto' }),
      span(0, 15, 16, { source: 'auto', edited: true }),
      span(0, 16, 18, { category: 'unexplained' }),
      span(0, 18, 19, { source: 'auto' }),
      span(0, 19, 20, { category: 'unexplained' }),
    )
    expect(qualityOf(some, '2026-11-18', MONDAY)).toMatchObject({
      automatic: 3 * hour,
      byHand: 3 * hour,
      edited: hour,
      unexplained: 2 * hour,
      outside: hour,
      missing: hour,
      days: 1,
      weekdays: 2,
    })
    expect(qualityOf(some, '2026-11-18', MONDAY).whole).toBeCloseTo(7 / 9)
  })

  it.each([
    ['an absence of seven hours', 9, 16, 7, 0],
    ['a rest of eight hours', 9, 17, 0, 8],
    ['an evening, with work before midnight again', 9, 22, 0, 13],
  ])('of the working day: %s', (_, left, back, unexplained, outside) => {
    const some = days(
      span(0, left - 2, left),
      span(0, left, back, { category: 'unexplained' }),
      span(0, back, back + 1),
    )
    const expected = { unexplained: unexplained * hour, outside: outside * hour }
    expect(qualityOf(some, '2026-11-18', MONDAY)).toMatchObject(expected)
  })

  it('does not count a break and private time as unexplained, nor as an end of the working day', () => {
    const some = days(
      span(0, 9, 12),
      span(0, 12, 13, { category: 'break' }),
      span(0, 13, 14, { category: 'unexplained' }),
      span(0, 14, 15),
    )
    expect(qualityOf(some, '2026-11-18', MONDAY)).toMatchObject({
      unexplained: hour,
      outside: 0,
      breaks: hour,
    })
  })

  it('leaves the current day out of daily averages', () => {
    const segments = [span(0, 9, 17), span(1, 9, 10)]
    const { days } = computeRange(segments, { ...frame, now: at(1, 10) + minute })
    const quality = qualityOf(days, '2026-11-17', MONDAY)
    expect(workPerDay(quality)).toBe(8 * hour)
    expect(workPerDay(qualityOf([], '2026-11-17', MONDAY))).toBeUndefined()
  })
})

describe('a guess', () => {
  const even = Object.fromEntries(BASE.map(({ id }, i) => [id, i < 4 ? 13 : 12]))

  it('is whole percents that add up to 100', () => {
    expect(guessProblem(even)).toBeUndefined()
    expect(guessProblem({ ...even, misc: 13 })).toBe('sum')
    expect(guessProblem({ misc: 99.5, research: 0.5 })).toBe('number')
    expect(guessProblem({ misc: 110, research: -10 })).toBe('number')
  })

  it.each([
    ['33.3', 33.3],
    ['33,7', 33.7],
    [' 100 ', 100],
    ['', 0],
    ['5.', 5],
    ['150', 150],
    ['99999', 99_999],
    ['100000', undefined],
    ['-20', undefined],
    ['1e1', undefined],
    ['ten', undefined],
  ])('takes what is typed for what it is, or not at all: %j', (typed, parts) => {
    expect(partsIn(typed)).toBe(parts)
  })

  const parts = fc
    .array(fc.oneof(fc.nat(100), fc.double({ min: 0, max: 99_999, noNaN: true })), {
      minLength: BASE.length,
      maxLength: BASE.length,
    })
    .map((values) => Object.fromEntries(BASE.map(({ id }, i) => [id, values[i] ?? 0])))

  it('of any sum is scaled to whole percents of 100, each within one of its exact share', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const sum = Object.values(given).reduce((all, one) => all + one, 0)
        const scaled = scaleGuess(given)
        if (sum === 0 || !scaled) return expect([sum, scaled]).toEqual([0, undefined])
        expect(guessProblem(scaled)).toBeUndefined()
        for (const [id, one] of Object.entries(given)) {
          expect(Math.abs((scaled[id] ?? 0) - (one / sum) * 100)).toBeLessThan(1)
          for (const [other, less] of Object.entries(given))
            if (less < one) expect(scaled[other]).toBeLessThanOrEqual(scaled[id] ?? 0)
        }
      }),
    )
  })

  it('of whole percents with the sum 100 stays as it is', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const scaled = scaleGuess(given)
        if (scaled) expect(scaleGuess(scaled)).toEqual(scaled)
      }),
    )
  })

  it.each([
    ['nothing', {}, undefined],
    ['one', { misc: 3 }, { misc: 100 }],
    ['too much', { misc: 80, research: 80 }, { misc: 50, research: 50 }],
    ['hours', { misc: 8, 'outgoing-call': 24 }, { misc: 25, 'outgoing-call': 75 }],
    ['thirds', { misc: 1, research: 1, drive: 9, 'outgoing-call': 1 }, { 'outgoing-call': 34 }],
  ])('of %s', (_what, given, scaled) => {
    const found = scaleGuess(given)
    if (scaled) expect(found).toMatchObject(scaled)
    else expect(found).toBeUndefined()
  })

  it('is compared with the measured shares', () => {
    const found = compareGuess({ misc: 40, research: 60 }, { misc: 3 * hour, documentation: hour })
    expect(found.find(({ id }) => id === 'misc')).toEqual({
      id: 'misc',
      guessed: 40,
      was: 75,
      off: -35,
    })
    expect(found.reduce((all, { off }) => all + off, 0)).toBeCloseTo(0)
  })
})
