import type { Categories } from '../scheme/categories.ts'
import { piecesOf, resolveOverlaps } from '../time/resolve-overlaps.ts'
import { type Segment, UNEXPLAINED } from '../time/segment.ts'
import { minute } from '../time/units.ts'
import { sellingShare, totalsOf, workedOf } from './totals.ts'

/**
 * `[from, to)` of a day, and the instant up to which the running stretch counts. All in epoch
 * milliseconds.
 */
export interface DaySpan {
  from: number
  to: number
  now: number
}

/** The start of the clock minute of an instant. */
export const minuteOf = (at: number) => Math.floor(at / minute) * minute

/**
 * The length between two times as a clock shows them, milliseconds: from 10:00 to 12:30 it is 2 h 30
 * min, whatever the seconds are. So lengths that are shown add up.
 */
export const shownMs = ({ startedAt, endedAt }: { startedAt: number; endedAt: number }) =>
  minuteOf(endedAt) - minuteOf(startedAt)

/** The sums of a day, milliseconds. They add up the lengths that its rows show. */
export interface DaySum {
  totals: Record<string, number>
  worked: number
  /** Share of the group *selling*, 0–1. Absent if there is no work. */
  selling?: number
  unexplained: number
  untracked: number
}

interface Counting {
  categories: Categories
  privates: readonly string[]
}

/**
 * Work of a day to the millisecond, not to the clock minute. The notice at the end of the day needs at
 * least a minute of work.
 */
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
 * The sums of a day over all of the person's devices, without deleted segments. Time that two devices
 * recorded counts once, as in a report.
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
