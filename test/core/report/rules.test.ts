import { describe, expect, it } from 'vitest'
import { callListsOf } from '../../../src/core/report/call-lists.ts'
import { callTimes, dialingOf } from '../../../src/core/report/calls.ts'
import { computeRange } from '../../../src/core/report/day.ts'
import { miscWatch, normalNote } from '../../../src/core/report/misc-watch.ts'
import { qualityOf, workPerDay } from '../../../src/core/report/quality.ts'
import { DETAILED as ALL } from '../../../src/core/scheme/categories.ts'
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
  const reportOf = (...segments: ReturnType<typeof segment>[]) => computeRange(segments, frame)

  it('is watched by itself, without its children, against a share of the work', () => {
    const work = [span(0, 9, 18), span(0, 18, 19, { category: 'drive' })]
    const misc = (to: number) => span(1, 9, to, { category: 'misc' })
    const away = span(2, 9, 19, { category: 'unexplained' })
    const share = (to: number, limit = 0.1) => miscWatch(reportOf(...work, misc(to), away), limit)
    expect(share(10)).toMatchObject({ misc: hour, worked: 11 * hour, over: false })
    expect(share(11)).toMatchObject({ over: true })
    expect(share(11, 0.2)).toMatchObject({ over: false })
    expect(miscWatch(reportOf(), 0.1)).toMatchObject({ share: undefined, over: false, notes: [] })
  })

  it('shows the notes that were written more than once, however they were typed', () => {
    const misc = (from: number, to: number, note?: string) =>
      span(0, from, to, { category: 'misc', ...(note && { note }) })
    const watch = miscWatch(
      reportOf(
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
