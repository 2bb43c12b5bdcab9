/** Time that an edit takes from stretches other than the edited one. */
import type { Stretch } from '../time/segment.ts'
import type { Timeline } from '../time/timeline.ts'

export interface TimeTaken {
  stretch: Stretch
  /** Milliseconds that the stretch loses. */
  ms: number
  /** Whether the stretch loses all of its time. */
  whole: boolean
}

/**
 * Returns the stretches that lose time through an edit, and how much each of them loses. A stretch
 * is a time in one category.
 * @param but ids of the stretches that the person edits; they are left out of the result
 * @param now the end that is used for the running stretch, epoch milliseconds
 */
export function timeTaken(
  before: Timeline,
  after: Timeline,
  now: number,
  but: readonly (string | undefined)[] = [],
): TimeTaken[] {
  return before
    .filter(({ id }) => !but.includes(id))
    .flatMap((stretch) => {
      const left = after.filter((other) => isPartOf(other, stretch))
      const remaining = left.reduce((ms, other) => ms + sharedMs(other, stretch, now), 0)
      const ms = (stretch.endedAt ?? now) - stretch.startedAt - remaining
      return ms > 0 ? { stretch, ms, whole: remaining === 0 } : []
    })
}

/**
 * Whether a stretch after the edit is the given stretch, or a part of it. If the part was cut off
 * by the edit, it has no id yet.
 */
const isPartOf = (other: Stretch, { id, category }: Stretch) =>
  other.id === undefined ? other.category === category : other.id === id

const sharedMs = (a: Stretch, b: Stretch, now: number) =>
  Math.max(0, Math.min(a.endedAt ?? now, b.endedAt ?? now) - Math.max(a.startedAt, b.startedAt))
