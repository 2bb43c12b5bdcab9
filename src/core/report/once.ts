/** Whose word counts where two devices of a person tell of the same time: no minute counts twice. */
import { BREAK, type Segment, UNEXPLAINED } from '../segment.ts'

/** Some of a segment's time, within `[startedAt, endedAt)`; what it is of stays whole. */
export interface Piece {
  startedAt: number
  endedAt: number
  segment: Segment
}

/** The pieces of segments within `[from, to)`, in order of their start; what is open goes on to `to`. */
export const piecesOf = (segments: Iterable<Segment>, from: number, to: number): Piece[] =>
  Array.from(segments, (segment) => ({
    startedAt: Math.max(segment.startedAt, from),
    endedAt: Math.min(segment.endedAt ?? to, to),
    segment,
  }))
    .filter((piece) => piece.endedAt > piece.startedAt && !piece.segment.deleted)
    .sort((a, b) => a.startedAt - b.startedAt || (a.segment.id < b.segment.id ? -1 : 1))

// Work over none, what a person said over what Stint saw, and then what began later: that is where
// they went.
const rank = ({ category, source, edited }: Segment) => {
  if (category === UNEXPLAINED) return 0
  if (category === BREAK) return 1
  return source === 'hand' || edited ? 3 : 2
}

const stronger = (a: Piece, b: Piece) =>
  rank(b.segment) - rank(a.segment) || b.startedAt - a.startedAt

/**
 * One after another, without overlap, covering the same time: of what overlaps the strongest word
 * counts. `pieces` as `piecesOf` gives them; costs what there is, times how much of it overlaps.
 */
export function once(pieces: readonly Piece[]): Piece[] {
  const counted: Piece[] = []
  let active: Piece[] = []
  let at = Number.NEGATIVE_INFINITY
  const tell = (segment: Segment, startedAt: number, endedAt: number) => {
    const last = counted.at(-1)
    if (last?.segment === segment && last.endedAt === startedAt) last.endedAt = endedAt
    else counted.push({ startedAt, endedAt, segment })
  }
  const goTo = (instant: number) => {
    while (active.length && at < instant) {
      // Nearly always there is one: nothing to compare.
      const [best] = (active.length > 1 ? active.toSorted(stronger) : active) as [Piece]
      const end = active.reduce((least, { endedAt }) => Math.min(least, endedAt), instant)
      tell(best.segment, at, end)
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
