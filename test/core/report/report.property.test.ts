import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareChanges } from '../../../src/core/report/compare.ts'
import { computeRange } from '../../../src/core/report/day.ts'
import { boundsOf, type Frame } from '../../../src/core/report/frame.ts'
import { miscWatch } from '../../../src/core/report/misc-watch.ts'
import { reportOf } from '../../../src/core/report/report.ts'
import { rollUpBy } from '../../../src/core/report/roll-up.ts'
import { sharesOf, sumOf } from '../../../src/core/report/totals.ts'
import { groupsOf, rollUpSum, sumDays, trendOf } from '../../../src/core/report/trend.ts'
import { BASE } from '../../../src/core/scheme/categories.ts'
import { FIRST_SCHEME } from '../../../src/core/scheme/versions.ts'
import { dayBounds, dayOf } from '../../../src/core/time/days.ts'
import { piecesOf, resolveOverlaps } from '../../../src/core/time/resolve-overlaps.ts'
import type { Segment } from '../../../src/core/time/segment.ts'
import { minute } from '../../../src/core/time/units.ts'
import { frameOf, randomHistory, segment } from '../../support/report-histories.ts'

const known = { today: '2030-01-01', since: '2020-01-01' }
const sum = <T>(many: readonly T[], of: (one: T) => number) =>
  many.reduce((all, one) => all + of(one), 0)

/**
 * Returns every counted minute of the range with its segment. The function tests minute by minute, and
 * does not use the report's code for sums.
 */
const minutesOf = (segments: readonly Segment[], frame: Frame) => {
  const bounds = boundsOf(frame)
  const pieces = piecesOf(segments, bounds[0] ?? 0, bounds.at(-1) ?? 0)
  return resolveOverlaps(pieces, frame.privates).flatMap(({ startedAt, endedAt, segment }) =>
    Array.from({ length: (endedAt - startedAt) / minute }, (_, i) => ({
      at: startedAt + i * minute,
      segment,
    })),
  )
}

/**
 * Returns a function that calls `of` only once for each quarter of an hour (UTC), to save time. The
 * result is exact: since 2000 the offset of every zone is a multiple of 15 minutes, and it changes only
 * at a full quarter of an hour.
 */
const byQuarter = <T>(of: (at: number) => T) => {
  const known = new Map<number, T>()
  return (at: number): T => {
    const quarter = Math.floor(at / (15 * minute))
    if (!known.has(quarter)) known.set(quarter, of(quarter * 15 * minute))
    return known.get(quarter) as T
  }
}

describe('a report', () => {
  it('gives each day its minutes, in zones whose clocks change and with any day start', () => {
    fc.assert(
      fc.property(randomHistory, ({ segments, frame }) => {
        const { days } = computeRange(segments, frame)
        const expected = new Map<string, number>()
        const dayAt = byQuarter((at) => dayOf(at, frame.zone, frame.dayStart))
        for (const { at, segment } of minutesOf(segments, frame)) {
          const key = `${dayAt(at)} ${segment.category}`
          expected.set(key, (expected.get(key) ?? 0) + minute)
        }
        const spent = new Map<string, number>()
        for (const day of days)
          for (const [id, ms] of Object.entries(day.work)) spent.set(`${day.date} ${id}`, ms)
        const aside = ['unexplained', 'break', ...frame.privates]
        const work = [...expected].filter(([key]) => !aside.includes(key.split(' ')[1] ?? ''))
        expect(Object.fromEntries(spent)).toEqual(Object.fromEntries(work))
        for (const day of days) {
          const counted = sum([...expected], ([key, ms]) => (key.startsWith(day.date) ? ms : 0))
          const { unexplained, outside = 0, breaks, missing } = day
          expect(sumOf(day.work) + unexplained + outside + breaks + day.private).toBe(counted)
          const { from, to } = dayBounds(day.date, frame.zone, frame.dayStart)
          expect(counted + missing).toBeLessThanOrEqual(to - from)
          expect(missing).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('adds up: base scheme, groups, sources, trend, products and hours all give the same work', () => {
    fc.assert(
      fc.property(randomHistory, ({ segments, frame }) => {
        const report = reportOf(segments, frame, known)
        const { days, documented } = report
        const worked = sum(days, (day) => sumOf(day.work))
        expect(report.sum.worked).toBe(worked)
        expect(sumOf(report.sum.base)).toBe(worked)
        expect(Object.keys(report.sum.base).every((id) => BASE.some((c) => c.id === id))).toBe(true)
        expect(sumOf(groupsOf(report.sum.work, frame.rollUp))).toBe(worked)
        expect(sum(days, (day) => day.automatic + day.byHand + day.edited)).toBe(worked)
        for (const unit of ['day', 'week', 'month'] as const)
          expect(sum(trendOf(days, unit, frame.rollUp), (stage) => stage.worked)).toBe(worked)
        expect(documented.ms).toBe(report.sum.base.documentation ?? 0)
        expect(sum(documented.products, ({ ms }) => ms) + documented.elsewhere).toBe(documented.ms)
        expect(sum(documented.records, ({ ms }) => ms)).toBeLessThanOrEqual(documented.ms)
        expect(sum(report.hours, (cell) => cell.worked)).toBe(worked)
        expect(sum(report.hours, (cell) => cell.selling)).toBe(report.sum.selling)
        for (const { ms, open, count, withCrm } of report.beside) {
          expect(open).toBeLessThanOrEqual(ms)
          expect(withCrm).toBeLessThanOrEqual(count)
        }
      }),
    )
  })

  it('has each minute in its hour of the week by the local clock', () => {
    fc.assert(
      fc.property(randomHistory, ({ segments, frame }) => {
        const expected = new Array<number>(168).fill(0)
        const slotAt = byQuarter((at) => {
          const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(frame.zone)
          return (wall.dayOfWeek - 1) * 24 + wall.hour
        })
        for (const { at, segment } of minutesOf(segments, frame)) {
          if (['unexplained', 'break', ...frame.privates].includes(segment.category)) continue
          expected[slotAt(at)] = (expected[slotAt(at)] ?? 0) + minute
        }
        const { hours } = reportOf(segments, frame, known)
        expect(hours.map(({ worked }) => worked)).toEqual(expected)
      }),
    )
  })

  it('gives the time recorded twice, and the untracked time of a day', () => {
    fc.assert(
      fc.property(randomHistory, ({ segments, frame }) => {
        const bounds = boundsOf(frame)
        const isWork = ({ category }: Segment) =>
          !['unexplained', 'break', ...frame.privates].includes(category)
        const counted = piecesOf(segments, bounds[0] ?? 0, bounds.at(-1) ?? 0)
        const all = sum(counted, (p) => (isWork(p.segment) ? p.endedAt - p.startedAt : 0))
        const { quality, sum: sums } = reportOf(segments, frame, known)
        expect(quality.overlapping).toBe(all - sums.worked)
      }),
    )
  })

  it('finds the longest block: nothing longer of the same category goes on without a break', () => {
    fc.assert(
      fc.property(randomHistory, ({ segments, frame }) => {
        const runs = new Map<string, number>()
        let [last, category, length] = [0, '', 0]
        for (const { at, segment } of minutesOf(segments, frame)) {
          length = at === last + minute && category === segment.category ? length + minute : minute
          ;[last, category] = [at, segment.category]
          runs.set(category, Math.max(runs.get(category) ?? 0, length))
        }
        for (const aside of ['unexplained', 'break', ...frame.privates]) runs.delete(aside)
        const { longest } = reportOf(segments, frame, known)
        const found = longest.map((b): [string, number] => [b.category, b.endedAt - b.startedAt])
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(runs))
      }),
    )
  })

  it('compares shares that add up to one on both sides', () => {
    fc.assert(
      fc.property(randomHistory, randomHistory, (a, b) => {
        const [now, before] = [a, b].map(({ segments, frame }) => reportOf(segments, frame, known))
        const changes = shareChanges(now?.sum.base ?? {}, before?.sum.base ?? {})
        if (now?.sum.worked) expect(sum(changes, (c) => c.share)).toBeCloseTo(1)
        if (before?.sum.worked) expect(sum(changes, (c) => c.before ?? 0)).toBeCloseTo(1)
        expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length)
      }),
    )
  })

  it('visits each segment a bounded number of times', () => {
    let looks = 0
    const look = <T>(value: T) => {
      looks++
      return value
    }
    const counted = (i: number) => {
      const at = dayBounds('2026-01-01', 'UTC', 0).from + i * 5 * minute
      const { startedAt, endedAt, ...rest } = segment(at, at + 5 * minute, {
        category: i % 2 ? 'misc' : 'research',
        note: 'the same',
      })
      return Object.defineProperties({} as Segment, {
        ...Object.fromEntries(
          Object.entries({ startedAt, endedAt, ...rest }).map(([key, value]) => [
            key,
            { enumerable: true, get: () => look(value) },
          ]),
        ),
      })
    }
    const looksFor = (count: number) => {
      const frame = frameOf('UTC', '2026-01-01')
      const dates = Array.from({ length: Math.ceil(count / 288) }, (_, i) =>
        Temporal.PlainDate.from('2026-01-01').add({ days: i }).toString(),
      )
      looks = 0
      const segments = Array.from({ length: count }, (_, i) => counted(i))
      const report = reportOf(segments, { ...frame, dates }, known)
      miscWatch(report.data, 0.1)
      expect(report.sum.worked).toBe(count * 5 * minute)
      return looks / count
    }
    // Compares how often a report reads properties of rows. If there are ten times as many rows, a few
    // more reads per row are allowed, because sorting takes slightly more than linear time.
    expect(looksFor(20_000)).toBeLessThan(1.5 * looksFor(2000))
  })
})

describe('rolling up', () => {
  const [misc] = BASE.slice(-1)
  const offers = {
    ...misc,
    id: 'offers',
    en: 'Offers',
    ru: 'КП',
    parent: 'misc',
  } as (typeof BASE)[0]
  const second = { version: 2, from: '2026-05-01', changeEvery: 1 as const }
  const versions = [
    FIRST_SCHEME,
    { ...second, categories: [...FIRST_SCHEME.categories, offers] },
    {
      ...second,
      version: 3,
      from: '2026-07-01',
      categories: [...FIRST_SCHEME.categories, { ...offers, parent: 'research' }],
    },
  ]

  it('uses the version that a segment was recorded under', () => {
    const { base } = rollUpBy(versions)
    expect([base('offers', 2), base('offers', 3), base('offers')]).toEqual([
      'misc',
      'research',
      'research',
    ])
    expect(base('dialing', 1)).toBe('outgoing-call')
  })

  it('counts unknown categories as misc, and looks in other versions if its own lacks one', () => {
    const { base, group } = rollUpBy(versions)
    expect(base('from-a-newer-scheme', 3)).toBe('misc')
    expect(group('from-a-newer-scheme')).toBe('other')
    expect(base('offers', 1)).toBe('research')
  })

  it('keeps the 8 totals whatever versions there are', () => {
    fc.assert(
      fc.property(
        randomHistory,
        fc.array(fc.integer({ min: 1, max: 3 })),
        ({ segments, frame }, made) => {
          const under = segments.map((one, i) => ({
            ...one,
            scheme: made[i] ?? 1,
            category: one.category === 'drive' ? 'offers' : one.category,
          }))
          const { days } = computeRange(under, { ...frame, rollUp: rollUpBy(versions) })
          for (const day of days) expect(sumOf(day.base)).toBe(sumOf(day.work))
          const all = sumDays(days, rollUpBy(versions))
          const rolled = rollUpSum(all)
          expect(rolled.worked).toBe(all.worked)
          expect(rolled.misc).toBe(all.base.misc ?? 0)
          expect(rolled.misc).toBeGreaterThanOrEqual(all.misc)
          // The time for selling is the same in both sums, because in these schemes the parent of a
          // selling category is a selling category too.
          expect(rolled.selling).toBe(all.selling)
          const shares = sharesOf(days[0]?.base ?? {})
          if (shares.length > 0) expect(sum(shares, ({ share }) => share)).toBeCloseTo(1)
        },
      ),
    )
  })
})
