/** The rows and sums of one day. */
import { crmOpenMs } from '../attribution/crm-during-call.ts'
import type { Categories } from '../scheme/categories.ts'
import { piecesOf, resolveOverlaps } from '../time/resolve-overlaps.ts'
import { type Segment, type Stretch, UNEXPLAINED } from '../time/segment.ts'
import { minute } from '../time/units.ts'
import { sellingShare, totalsOf, workedOf } from './totals.ts'

/**
 * `[from, to)` of a day, and the instant up to which the running stretch counts; epoch
 * milliseconds.
 */
export interface DaySpan {
  from: number
  to: number
  now: number
}

/** The part of a stretch within the day; `stretch` is all of it. */
export interface DayRow<S extends Stretch = Stretch> {
  stretch: S
  startedAt: number
  endedAt: number
  /** It began on an earlier day, or continues on the next. */
  before: boolean
  after: boolean
  running: boolean
  /** Milliseconds that the CRM was open during all of it. */
  beside: number
}

/** In order of start; the running stretch ends at `now`, and may have no length yet. */
export function dayRows<S extends Stretch>(
  stretches: readonly S[],
  { from, to, now }: DaySpan,
): DayRow<S>[] {
  return stretches
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .flatMap((stretch) => {
      const running = stretch.endedAt === undefined
      const ends = stretch.endedAt ?? Math.max(now, stretch.startedAt)
      const inside = stretch.startedAt < to && (ends > from || (running && ends >= from))
      if (!inside) return []
      return {
        stretch,
        startedAt: Math.max(stretch.startedAt, from),
        endedAt: Math.min(ends, to),
        before: stretch.startedAt < from,
        after: ends > to,
        running: running && ends <= to,
        beside: crmOpenMs(stretch, now),
      }
    })
}

/** A shorter gap between two rows is not shown, milliseconds. */
const GAP = minute

export interface Gap {
  startedAt: number
  endedAt: number
}

/** Untracked time between the first and the last row. */
export function gapsOf(rows: readonly Gap[]): Gap[] {
  const gaps: Gap[] = []
  let until = rows[0]?.endedAt ?? 0
  for (const { startedAt, endedAt } of rows) {
    if (startedAt - until >= GAP) gaps.push({ startedAt: until, endedAt: startedAt })
    until = Math.max(until, endedAt)
  }
  return gaps
}

/** The start of the clock minute of an instant. */
export const minuteOf = (at: number) => Math.floor(at / minute) * minute

/**
 * The length as clock times show it: from 10:00 to 12:30 is 2 h 30 min, whatever the seconds. So
 * lengths add up as they are shown.
 */
export const shownMs = ({ startedAt, endedAt }: { startedAt: number; endedAt: number }) =>
  minuteOf(endedAt) - minuteOf(startedAt)

/** The sums of a day, milliseconds, of the lengths as its rows show them. */
export interface DaySum {
  totals: Record<string, number>
  worked: number
  /** Share of the group *selling*, 0–1; absent without work. */
  selling?: number
  unexplained: number
  untracked: number
}

interface Counting {
  categories: Categories
  privates: readonly string[]
}

/** Work of a day to the millisecond: the notice at its end needs a minute of it. */
export const workedMs = (
  segments: Iterable<Segment>,
  { from, to, now }: DaySpan,
  privates: readonly string[],
): number => {
  const pieces = piecesOf(segments, from, Math.min(to, Math.max(now, from)))
  const spans = resolveOverlaps(pieces, privates).map(({ segment: { category }, ...span }) => ({
    category,
    ...span,
  }))
  return workedOf(totalsOf(spans), privates)
}

/**
 * The sums of a day over all of the person's devices, without tombstones. Time recorded by two
 * devices counts once, as in a report.
 */
export function daySum(
  segments: Iterable<Segment>,
  { from, to, now }: DaySpan,
  { categories, privates }: Counting,
): DaySum {
  const until = Math.min(to, Math.max(now, from))
  const counted = resolveOverlaps(piecesOf(segments, from, until), privates)
  const totals = totalsOf(
    counted.map(({ segment: { category }, startedAt, endedAt }) => ({
      category,
      startedAt: minuteOf(startedAt),
      endedAt: minuteOf(endedAt),
    })),
  )
  const selling = sellingShare(totals, categories, privates)
  const tracked = Object.values(totals).reduce((all, ms) => all + ms, 0)
  return {
    totals,
    worked: workedOf(totals, privates),
    ...(selling !== undefined && { selling }),
    unexplained: totals[UNEXPLAINED] ?? 0,
    untracked: shownMs({ startedAt: from, endedAt: until }) - tracked,
  }
}
