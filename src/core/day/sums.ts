import type { Categories } from '../scheme/categories.ts'
import { piecesOf, resolveOverlaps } from '../time/resolve-overlaps.ts'
import { type Segment, UNEXPLAINED } from '../time/segment.ts'
import { minute } from '../time/units.ts'
import { sellingShare, totalsOf, workedOf } from './totals.ts'

/**
 * `[from, to)` are the bounds of a day. The running stretch is counted up to `now`. All three are
 * instants in epoch milliseconds.
 */
export interface DaySpan {
  from: number
  to: number
  now: number
}

/** The start of the clock minute that contains an instant, epoch milliseconds. */
export const minuteOf = (at: number) => Math.floor(at / minute) * minute

/**
 * The length between two times as a clock shows them (hours and minutes), in milliseconds: from
 * 10:00 to 12:30 it is 2 h 30 min, whatever the seconds are. So the lengths on the screen add up.
 */
export const shownMs = ({ startedAt, endedAt }: { startedAt: number; endedAt: number }) =>
  minuteOf(endedAt) - minuteOf(startedAt)

/** The sums of a day, in milliseconds. Each is the sum of the lengths that the day's rows show. */
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
 * The length of the work of a day in milliseconds, not rounded to clock minutes. The notice at the
 * end of the day is shown only if this length is at least a minute.
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
 * The sums of a day over all of the person's devices, without deleted segments. Where two devices
 * recorded time at once, that time counts once, as in a report.
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
