import { isAside, type Stretch } from './segment.ts'
import type { Activity, Timeline } from './timeline.ts'

/**
 * Milliseconds. A stretch that is shorter than this is called a sliver. Its time goes to a
 * neighbour (rule 12 of docs/domain.md).
 */
export const SLIVER = 5000

/**
 * Whether a stretch is a sliver: it is shorter than 5 s, and has no note, edit or review mark that
 * would be lost.
 */
const isSliver = ({ startedAt, endedAt, note, edited, review }: Stretch, at = endedAt) =>
  at !== undefined && at - startedAt < SLIVER && !note && !edited && !review

/**
 * Returns the stretch that loses its time to the stretch that starts at `at`. The returned stretch
 * is shorter than 5 s (a sliver), or is the earlier of two clicks in the same millisecond (rules 9
 * and 12 of docs/domain.md). The time of a picked stretch goes only to another pick. If the picked
 * stretch resumed without a click, its time also goes to an automatic category. Work never becomes
 * time away.
 */
export function slipOf(
  timeline: Timeline,
  at: number,
  { category, source }: Pick<Activity, 'category' | 'source'>,
  isResumed = false,
): Stretch | undefined {
  const last = timeline.at(-1)
  if (!last) return undefined
  if (last.endedAt === undefined && last.startedAt >= at) return last
  if (
    last.source === 'hand' &&
    source === 'auto' &&
    (!isResumed || takerBefore(timeline, category))
  )
    return undefined
  if (isAside(category) && !isAside(last.category)) return undefined
  return (last.endedAt ?? at) === at && isSliver(last, at) ? last : undefined
}

/**
 * The stretch that gets the time of a sliver (a stretch under 5 s) at the end of the timeline when
 * an automatic category starts. It must touch the sliver. It is either a picked stretch, so that
 * automatic time contains only what was detected, or a stretch of the same automatic category, as
 * after a lock of one second.
 */
export function takerBefore(timeline: Timeline, category: string): Stretch | undefined {
  const [before, last] = timeline.slice(-2)
  if (!before || before.endedAt !== last?.startedAt || isAside(before.category)) return undefined
  return before.source === 'hand' || before.category === category ? before : undefined
}

/**
 * Adds the time of a sliver (a stretch under 5 s) that has just ended to the work before it, if
 * that work touches the sliver. Otherwise the sliver remains.
 */
export function mergeSliver(timeline: Timeline, ended: Timeline): Timeline {
  const [before, last] = ended.slice(-2)
  if (!before || last?.endedAt === undefined || timeline.includes(last)) return ended
  const touches = before.endedAt === last.startedAt && !isAside(before.category)
  if (!touches || !isSliver(last)) return ended
  return [...ended.slice(0, -2), { ...before, endedAt: last.endedAt }]
}
