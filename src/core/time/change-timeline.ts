import { isAside, isSameContext, type Stretch, UNEXPLAINED } from './segment.ts'
import { mergeSliver, slipOf, takerBefore } from './sliver.ts'
import { type Activity, cutAt, openOf, type Timeline } from './timeline.ts'

const isContinuation = (last: Stretch, at: number, what: Activity) =>
  last.endedAt === at &&
  last.category === what.category &&
  last.source === what.source &&
  // If a new pick has no note, it continues a stretch that has one.
  last.note === (what.note ?? last.note) &&
  !isAside(last.category) &&
  isSameContext(last.context, what.context)

const reopen = ({ endedAt: _, ...rest }: Stretch): Stretch => rest

/**
 * Ends the open stretch (the one that still runs) and starts another at `at`. If the open stretch
 * is shorter than 5 s (a sliver, rule 12 of docs/domain.md), the new stretch takes over its time
 * and id. If the new activity equals the open one, the open stretch goes on.
 * @param isResumed whether the open stretch is a picked category that resumed without a click
 */
export function startAt(
  timeline: Timeline,
  at: number,
  what: Activity,
  isResumed = false,
): Timeline {
  const slip = slipOf(timeline, at, what, isResumed)
  const from = slip?.startedAt ?? at
  const ended = slip ? timeline.slice(0, -1) : endBefore(timeline, at, what)
  const last = ended.at(-1)
  if (last && isContinuation(last, from, what)) return [...ended.slice(0, -1), reopen(last)]
  const startedAt = Math.max(from, last?.endedAt ?? from)
  return [...ended, { ...what, startedAt, ...(slip?.id && { id: slip.id }) }]
}

/** Ends the open stretch before another starts. */
function endBefore(timeline: Timeline, at: number, { category }: Activity): Timeline {
  const ended = closeAt(timeline, at)
  return takerBefore(ended, category) && !isAside(category) ? mergeSliver(timeline, ended) : ended
}

/**
 * Ends the open stretch. If it is shorter than 5 s (a sliver), its time goes to the work before it.
 */
export const endAt = (timeline: Timeline, at: number): Timeline =>
  mergeSliver(timeline, closeAt(timeline, at))

/** Ends the open stretch at `at`. If it then has no length, it is removed. */
function closeAt(timeline: Timeline, at: number): Timeline {
  const open = openOf(timeline)
  if (!open) return timeline
  const before = timeline.slice(0, -1)
  return at > open.startedAt ? [...before, { ...open, endedAt: at }] : before
}

export function amendOpen(timeline: Timeline, change: Partial<Stretch>): Timeline {
  const open = openOf(timeline)
  return open ? [...timeline.slice(0, -1), { ...open, ...change }] : timeline
}

/**
 * Removes all time after `at`. If a stretch under 5 s (a sliver) remains that no click started, its
 * time goes to the work before it.
 */
export const cutShort = (timeline: Timeline, at: number, isResumed = false): Timeline =>
  isResumed || openOf(timeline)?.source === 'auto'
    ? mergeSliver(timeline, cutAt(timeline, at))
    : cutAt(timeline, at)

/**
 * Sets the category of the unexplained time within `[from, to)`. The rest of an unexplained stretch
 * remains unexplained.
 */
export function explainAway(
  timeline: Timeline,
  from: number,
  to: number,
  category: string,
): Timeline {
  return timeline.flatMap((s) => {
    const { startedAt, endedAt } = s
    if (s.category !== UNEXPLAINED || endedAt === undefined) return [s]
    const [start, end] = [Math.max(startedAt, from), Math.min(endedAt, to)]
    if (end <= start) return [s]
    const { id: _, ...rest } = s
    const { review: __, ...answered } = s
    return [
      ...(start > startedAt ? [{ ...rest, endedAt: start }] : []),
      { ...answered, startedAt: start, endedAt: end, category, source: 'hand' as const },
      ...(end < endedAt ? [{ ...rest, startedAt: end }] : []),
    ]
  })
}
