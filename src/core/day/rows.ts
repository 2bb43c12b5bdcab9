/** What one day shows of a person's time. */
import { crmOpenMs } from '../attribution/crm-during-call.ts'
import type { Categories } from '../scheme/categories.ts'
import { piecesOf, resolveOverlaps } from '../time/resolve-overlaps.ts'
import { type Segment, type Stretch, UNEXPLAINED } from '../time/segment.ts'
import { minute } from '../time/units.ts'
import { sellingShare, totalsOf, workedOf } from './totals.ts'

/** `[from, to)` of a day, and the instant for which what runs is counted; epoch milliseconds. */
export interface DaySpan {
  from: number
  to: number
  now: number
}

/** A stretch as far as it lies in the day; the whole of it is `stretch`. */
export interface DayRow<S extends Stretch = Stretch> {
  stretch: S
  startedAt: number
  endedAt: number
  /** It began on a day before, or goes on in the next: there lies the other half. */
  before: boolean
  after: boolean
  running: boolean
  /** How long the CRM was open beside it, in this day as in all of it; milliseconds. */
  beside: number
}

/** In order of start; what runs goes up to now, and what begins just now has no length yet. */
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

/** Time between two rows of which nothing is known, of at least this length, milliseconds. */
const GAP = minute

export interface Gap {
  startedAt: number
  endedAt: number
}

/** Between the first row and the last, where nothing was tracked. */
export function gapsOf(rows: readonly Gap[]): Gap[] {
  const gaps: Gap[] = []
  let until = rows[0]?.endedAt ?? 0
  for (const { startedAt, endedAt } of rows) {
    if (startedAt - until >= GAP) gaps.push({ startedAt: until, endedAt: startedAt })
    until = Math.max(until, endedAt)
  }
  return gaps
}

/** The full minute that a clock shows at an instant. */
export const minuteOf = (at: number) => Math.floor(at / minute) * minute

/**
 * How long something is as its clock times say it: what is shown from 10:00 to 12:30 is 2 h 30,
 * whatever its seconds are. So lengths add up as they are shown.
 */
export const shownMs = ({ startedAt, endedAt }: { startedAt: number; endedAt: number }) =>
  minuteOf(endedAt) - minuteOf(startedAt)

/** What a day adds up to, milliseconds: the sum of the lengths as its rows show them. */
export interface DaySum {
  totals: Record<string, number>
  worked: number
  /** Share of the group *selling*, 0–1; undefined where nothing was worked. */
  selling?: number
  unexplained: number
  untracked: number
}

interface Counting {
  categories: Categories
  privates: readonly string[]
}

/** How long was worked, by the second: a day notice asks whether it was a minute at all. */
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
 * Of all the person's devices, tombstones left out. Two computers at a time are one person: what
 * both tell counts once, as in a report, and a day never has more hours than it has.
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
