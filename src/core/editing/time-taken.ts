/** What a change of the timeline takes from stretches that it is not about. */
import type { Stretch } from '../time/segment.ts'
import type { Timeline } from '../time/timeline.ts'

export interface TimeTaken {
  stretch: Stretch
  /** How much of it goes, milliseconds. */
  ms: number
  /** Nothing of it is left. */
  whole: boolean
}

/** `but`: ids of what the change is about. What runs is counted up to `now`. */
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
      const kept = left.reduce((ms, other) => ms + sharedMs(other, stretch, now), 0)
      const ms = (stretch.endedAt ?? now) - stretch.startedAt - kept
      return ms > 0 ? { stretch, ms, whole: kept === 0 } : []
    })
}

/** The same, or what a cut has left of it beyond the cut. */
const isPartOf = (other: Stretch, { id, category }: Stretch) =>
  other.id === undefined ? other.category === category : other.id === id

const sharedMs = (a: Stretch, b: Stretch, now: number) =>
  Math.max(0, Math.min(a.endedAt ?? now, b.endedAt ?? now) - Math.max(a.startedAt, b.startedAt))
