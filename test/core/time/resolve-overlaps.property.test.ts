import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAtBounds } from '../../../src/core/report/cut-at-bounds.ts'
import { piecesOf, resolveOverlaps } from '../../../src/core/time/resolve-overlaps.ts'
import { hour, minute } from '../../../src/core/time/units.ts'
import { randomHistory, segment } from '../../support/report-histories.ts'

const all = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const
const resolve = (segments: Parameters<typeof piecesOf>[0]) =>
  resolveOverlaps(piecesOf(segments, ...all))

/** Returns every minute that a segment covers, with the id of that segment. */
const minutesOf = (
  pieces: readonly { startedAt: number; endedAt: number; segment: { id: string } }[],
) =>
  pieces.flatMap(({ startedAt, endedAt, segment }) =>
    Array.from({ length: (endedAt - startedAt) / minute }, (_, i): [number, string] => [
      startedAt + i * minute,
      segment.id,
    ]),
  )

describe('time that two devices recorded', () => {
  it('counts once, and no time is lost or made', () => {
    fc.assert(
      fc.property(randomHistory, ({ segments }) => {
        const pieces = resolve(segments)
        pieces.slice(1).forEach((piece, i) => {
          expect(piece.startedAt).toBeGreaterThanOrEqual(pieces[i]?.endedAt ?? 0)
        })
        const covered = minutesOf(piecesOf(segments, ...all))
        const kept = minutesOf(pieces)
        expect(new Set(kept.map(([at]) => at))).toEqual(new Set(covered.map(([at]) => at)))
        expect(new Set(kept.map(([at]) => at)).size).toBe(kept.length)
        // Each minute belongs to one of the segments that cover it.
        const there = new Set(covered.map(String))
        expect(kept.filter((one) => !there.has(String(one)))).toEqual([])
      }),
    )
  })

  it('does not depend on the order in which it is read', () => {
    fc.assert(
      fc.property(randomHistory, ({ segments }) => {
        expect(resolve(segments.toReversed())).toEqual(resolve(segments))
      }),
    )
  })

  const at = (from: number, to: number, more: object) => segment(from * hour, to * hour, more)
  const hoursOf = (...segments: ReturnType<typeof segment>[]) =>
    resolve(segments).map(({ startedAt, endedAt, segment }) => [
      startedAt / hour,
      endedAt / hour,
      segment.category,
    ])

  it('is work rather than time away, and both rather than categories that are never sent', () => {
    const office = at(9, 12, { category: 'unexplained', source: 'auto' })
    const phone = at(10, 11, { category: 'misc', source: 'auto', device: 'two' })
    const lunch = at(11.5, 13, { category: 'break', device: 'two' })
    expect(hoursOf(office, phone, lunch)).toEqual([
      [9, 10, 'unexplained'],
      [10, 11, 'misc'],
      [11, 12, 'unexplained'],
      [12, 13, 'break'],
    ])
    const gym = at(8, 10.5, { category: 'private-affairs', device: 'three' })
    const pieces = resolveOverlaps(piecesOf([office, phone, gym], ...all), ['private-affairs'])
    expect(pieces.map(({ startedAt, segment }) => [startedAt / hour, segment.category])).toEqual([
      [8, 'private-affairs'],
      [9, 'unexplained'],
      [10, 'misc'],
      [11, 'unexplained'],
    ])
  })

  it('is a picked category rather than an automatic one', () => {
    const seen = at(9, 11, { category: 'documentation', source: 'auto' })
    const said = at(8, 10, { category: 'client-meeting', device: 'two' })
    expect(hoursOf(seen, said)).toEqual([
      [8, 10, 'client-meeting'],
      [10, 11, 'documentation'],
    ])
  })

  it('is the later one of two picked categories', () => {
    expect(hoursOf(at(9, 12, {}), at(10, 11, { category: 'misc', device: 'two' }))).toEqual([
      [9, 10, 'outgoing-call'],
      [10, 11, 'misc'],
      [11, 12, 'outgoing-call'],
    ])
  })

  it('leaves tombstones out, and extends an open segment to the end', () => {
    const gone = { ...at(8, 9, {}), deleted: true as const }
    const pieces = resolveOverlaps(piecesOf([gone, segment(9 * hour, undefined)], 0, 10 * hour))
    expect(pieces).toMatchObject([{ startedAt: 9 * hour, endedAt: 10 * hour }])
  })
})

describe('cutting', () => {
  const bounds = fc
    .uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 2 })
    .map((many) => many.sort((a, b) => a - b))

  it('loses no time, and puts each part into its slot', () => {
    fc.assert(
      fc.property(
        bounds,
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 60 }))),
        (bounds, spans) => {
          const [from = 0, to = 0] = [bounds[0], bounds.at(-1)]
          const pieces = piecesOf(
            spans.map(([start, length]) => segment(start, start + length)),
            from,
            to,
          )
          const parts = cutAtBounds(pieces, bounds)
          for (const { startedAt, endedAt, slot } of parts) {
            expect(startedAt).toBeGreaterThanOrEqual(bounds[slot] ?? Number.NaN)
            expect(endedAt).toBeLessThanOrEqual(bounds[slot + 1] ?? Number.NaN)
            expect(endedAt).toBeGreaterThan(startedAt)
          }
          const length = (all: readonly { startedAt: number; endedAt: number }[]) =>
            all.reduce((sum, one) => sum + one.endedAt - one.startedAt, 0)
          expect(length(parts)).toBe(length(pieces))
        },
      ),
    )
  })
})
