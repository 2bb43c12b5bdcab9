import type { Stretch } from '../../core/time/segment.ts'

/**
 * The properties of a segment that the rules of attribution use. The keys always have the same
 * order, so that two stretches can be compared as JSON.
 */
export const stretchOf = (segment: Stretch): Stretch => {
  const { id, category, startedAt, endedAt, source, context, note, edited, beside, review } =
    segment
  return {
    ...(id && { id }),
    category,
    startedAt,
    ...(endedAt !== undefined && { endedAt }),
    source,
    ...(context && { context }),
    ...(note && { note }),
    ...(edited && { edited }),
    ...(beside && { beside }),
    ...(review && { review }),
  }
}

export const isSameStretch = (a: Stretch, b: Stretch) =>
  JSON.stringify(stretchOf(a)) === JSON.stringify(stretchOf(b))
