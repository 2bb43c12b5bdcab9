/** Cuts pieces of time at bounds, such as those of days or hours. */

import type { Piece, ReportedSegment } from '../time/resolve-overlaps.ts'
import type { Segment } from '../time/segment.ts'

/** A piece of time within one slot. Slot `i` is the time `[bounds[i], bounds[i + 1])`. */
export interface CutPiece<S extends ReportedSegment = Segment> extends Piece<S> {
  slot: number
}

/**
 * Cuts pieces at bounds. The pieces must lie within the bounds, and both lists must be in ascending
 * order. Reads each list only once, so the computing time grows with the sum of their lengths, and
 * not with the product.
 */
export function cutAtBounds<S extends ReportedSegment>(
  pieces: readonly Piece<S>[],
  bounds: readonly number[],
): CutPiece<S>[] {
  const parts: CutPiece<S>[] = []
  let first = 0
  for (const { startedAt, endedAt, segment } of pieces) {
    while ((bounds[first + 1] ?? Number.POSITIVE_INFINITY) <= startedAt) first++
    for (let slot = first, at = startedAt; at < endedAt; slot++) {
      const end = Math.min(endedAt, bounds[slot + 1] ?? Number.POSITIVE_INFINITY)
      if (end > at) parts.push({ startedAt: at, endedAt: end, segment, slot })
      at = Math.max(at, end)
    }
  }
  return parts
}

export const lengthOf = ({ startedAt, endedAt }: { startedAt: number; endedAt: number }) =>
  endedAt - startedAt
