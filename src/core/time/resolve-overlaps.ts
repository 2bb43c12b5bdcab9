/** Resolves overlaps between several devices of one person, so that no minute counts twice. */
import { BREAK, type Segment, UNEXPLAINED } from './segment.ts'

/**
 * The properties of a segment that reports use. The endpoint stores only these properties, and
 * computes the same figures from them as the browser.
 */
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

/** A part of a segment's time, or all of it. */
export interface Piece<S extends ReportedSegment = Segment> {
  startedAt: number
  endedAt: number
  segment: S
}

/** The pieces of segments within `[from, to)`, in order of start. An open segment goes on to `to`. */
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
 * The rank of a segment, used where several segments overlap. Work has a higher rank than
 * unexplained time. Time that is never sent (breaks, private time) has the lowest rank, because the
 * endpoint does not have this time but must compute the same result. Work that the person picked
 * has a higher rank than work that Stint detected.
 */
const rank = ({ category, source, edited }: ReportedSegment, privates: readonly string[]) => {
  if (category === BREAK || privates.includes(category)) return 0
  if (category === UNEXPLAINED) return 1
  return source === 'hand' || edited ? 3 : 2
}

/**
 * The order of pieces by rank. If the ranks are equal, the piece with the later start is used,
 * because the person changed to that device. The start of the whole segment is compared, because
 * the start of a piece depends on the range.
 */
const strongerBy =
  (privates: readonly string[]) =>
  ({ segment: a }: Piece<ReportedSegment>, { segment: b }: Piece<ReportedSegment>) =>
    rank(b, privates) - rank(a, privates) || b.startedAt - a.startedAt || (a.id < b.id ? -1 : 1)

/**
 * Pieces that cover the same time without overlaps, in order. Where several pieces overlap, the
 * piece of the highest rank (`strongerBy`) is used. The computing time grows with the number of
 * pieces × the number of pieces that overlap at once.
 * @param pieces in the order of `piecesOf`
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
      // Usually only one piece is active, and sorting is not needed.
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
