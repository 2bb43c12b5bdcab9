/** Whose word counts where two devices of a person tell of the same time: no minute counts twice. */
import { BREAK, type Segment, UNEXPLAINED } from './segment.ts'

/** What a report needs of a segment. The endpoint holds no more than that, and counts the same. */
export type ReportedSegment = Pick<
  Segment,
  | 'id'
  | 'category'
  | 'startedAt'
  | 'endedAt'
  | 'source'
  | 'edited'
  | 'context'
  | 'scheme'
  | 'zone'
  | 'deleted'
>

/** Some of a segment's time, within `[startedAt, endedAt)`; what it is of stays whole. */
export interface Piece<S extends ReportedSegment = Segment> {
  startedAt: number
  endedAt: number
  segment: S
}

/** The pieces of segments within `[from, to)`, in order of their start; what is open goes on to `to`. */
export const piecesOf = <S extends ReportedSegment>(
  segments: Iterable<S>,
  from: number,
  to: number,
): Piece<S>[] =>
  Array.from(segments, (segment) => ({
    startedAt: Math.max(segment.startedAt, from),
    endedAt: Math.min(segment.endedAt ?? to, to),
    segment,
  }))
    .filter((piece) => piece.endedAt > piece.startedAt && !piece.segment.deleted)
    .sort((a, b) => a.startedAt - b.startedAt || (a.segment.id < b.segment.id ? -1 : 1))

/**
 * Work over time away, and both over what is never sent (breaks, private time): the endpoint, which
 * does not hear of that, then counts the same. Of work, what a person said over what Stint saw.
 */
const rank = ({ category, source, edited }: ReportedSegment, privates: readonly string[]) => {
  if (category === BREAK || privates.includes(category)) return 0
  if (category === UNEXPLAINED) return 1
  return source === 'hand' || edited ? 3 : 2
}

/**
 * Of two equals what began later counts: that is where they went. By the whole segment, as a piece's
 * start depends on the range that was asked for.
 */
const strongerBy =
  (privates: readonly string[]) =>
  ({ segment: a }: Piece<ReportedSegment>, { segment: b }: Piece<ReportedSegment>) =>
    rank(b, privates) - rank(a, privates) || b.startedAt - a.startedAt || (a.id < b.id ? -1 : 1)

/**
 * One after another, without overlap, covering the same time: of what overlaps the strongest word
 * counts. `pieces` as `piecesOf` gives them; costs what there is, times how much of it overlaps.
 */
export function resolveOverlaps<S extends ReportedSegment>(
  pieces: readonly Piece<S>[],
  privates: readonly string[] = [],
): Piece<S>[] {
  const stronger = strongerBy(privates)
  const counted: Piece<S>[] = []
  let active: Piece<S>[] = []
  let at = Number.NEGATIVE_INFINITY
  const addPiece = (segment: S, startedAt: number, endedAt: number) => {
    const last = counted.at(-1)
    if (last?.segment === segment && last.endedAt === startedAt) last.endedAt = endedAt
    else counted.push({ startedAt, endedAt, segment })
  }
  const goTo = (instant: number) => {
    while (active.length && at < instant) {
      // Nearly always there is one: nothing to compare.
      const [best] = (active.length > 1 ? active.toSorted(stronger) : active) as [Piece<S>]
      const end = active.reduce((least, { endedAt }) => Math.min(least, endedAt), instant)
      addPiece(best.segment, at, end)
      at = end
      active = active.filter((piece) => piece.endedAt > at)
    }
    at = Math.max(at, instant)
  }
  for (const piece of pieces) {
    goTo(piece.startedAt)
    active.push(piece)
  }
  goTo(Number.POSITIVE_INFINITY)
  return counted
}
