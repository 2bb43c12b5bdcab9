import type { Stretch } from './segment.ts'

/**
 * The stretches of one device in order of start. They never overlap, and only the last stretch may
 * be open (without an end).
 */
export type Timeline = readonly Stretch[]

/** What a person does: the properties of a stretch without its start and end. */
export type Activity = Pick<Stretch, 'category' | 'source' | 'context' | 'note'>

interface Did extends Pick<Activity, 'category' | 'source'> {
  context?: Activity['context'] | undefined
  note?: string | undefined
}

export const activityOf = ({ category, source, context, note }: Did): Activity => ({
  category,
  source,
  ...(context && { context }),
  ...(note && { note }),
})

export const openOf = (timeline: Timeline): Stretch | undefined => {
  const last = timeline.at(-1)
  return last && last.endedAt === undefined ? last : undefined
}

/** The stretch that covers this instant. */
export const runsAt = (timeline: Timeline, at: number): Stretch | undefined =>
  timeline.find((s) => s.startedAt <= at && (s.endedAt === undefined || s.endedAt > at))

/**
 * The first stretch of the present run: the last stretches of the timeline that touch one another
 * and have the category of the open stretch.
 */
export function runStart(timeline: Timeline): Stretch | undefined {
  let first = openOf(timeline)
  for (let i = timeline.length - 2; first && i >= 0; i--) {
    const before = timeline[i]
    if (before?.endedAt !== first.startedAt || before.category !== first.category) break
    first = before
  }
  return first
}

/** Removes all time after `at`. */
export function cutAt(timeline: Timeline, at: number): Timeline {
  return timeline
    .filter((s) => s.startedAt < at)
    .map((s) => (s.endedAt === undefined || s.endedAt > at ? { ...s, endedAt: at } : s))
}
