import { isAside, isSameContext, type Stretch, UNEXPLAINED } from './segment.ts'

/**
 * The stretches of one device in order of start. They never overlap, and only the last may be open.
 */
export type Timeline = readonly Stretch[]

/** Milliseconds. The time of a shorter stretch goes to a neighbour (rule 12). */
export const SLIVER = 5000

/** What a person does, as a stretch without its time. */
export type Activity = Pick<Stretch, 'category' | 'source' | 'context' | 'note'>

export const openOf = (timeline: Timeline): Stretch | undefined => {
  const last = timeline.at(-1)
  return last && last.endedAt === undefined ? last : undefined
}

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

const isContinuation = (last: Stretch, at: number, what: Activity) =>
  last.endedAt === at &&
  last.category === what.category &&
  last.source === what.source &&
  // A new pick without a note continues a stretch that has one.
  last.note === (what.note ?? last.note) &&
  !isAside(last.category) &&
  isSameContext(last.context, what.context)

const reopen = ({ endedAt: _, ...rest }: Stretch): Stretch => rest

/**
 * Whether a stretch is a sliver: short, and without a note, an edit or a review mark, which would be
 * lost.
 */
const isSliver = ({ startedAt, endedAt, note, edited, review }: Stretch, at = endedAt) =>
  at !== undefined && at - startedAt < SLIVER && !note && !edited && !review

/**
 * The stretch whose time goes to the one that starts at `at`: a sliver, or the earlier of two clicks in
 * the same millisecond (rules 9 and 12). A picked category gives its time only to another pick. If it
 * resumed without a click, it also gives its time to an automatic category. Work never becomes time
 * away.
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
 * Ends the open stretch and starts another at `at`. If the open one is a slip, the new one gets its
 * time and its id. If the activity is the same, one stretch goes on.
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

/**
 * The work that takes the time of a sliver at the end, before an automatic category starts. It must
 * touch the sliver. It is picked work, so that automatic time contains only what was detected; or the
 * same automatic category, as after a lock of one second.
 */
function takerBefore(timeline: Timeline, category: string): Stretch | undefined {
  const [before, last] = timeline.slice(-2)
  if (!before || before.endedAt !== last?.startedAt || isAside(before.category)) return undefined
  return before.source === 'hand' || before.category === category ? before : undefined
}

/** Ends the open stretch before another starts. */
function endBefore(timeline: Timeline, at: number, { category }: Activity): Timeline {
  const ended = closeAt(timeline, at)
  return takerBefore(ended, category) && !isAside(category) ? mergeSliver(timeline, ended) : ended
}

/** Ends the open stretch. If it is a sliver, its time goes to the work before it. */
export const endAt = (timeline: Timeline, at: number): Timeline =>
  mergeSliver(timeline, closeAt(timeline, at))

/** Ends the open stretch at `at`. If it then has no length, it is removed. */
function closeAt(timeline: Timeline, at: number): Timeline {
  const open = openOf(timeline)
  if (!open) return timeline
  const before = timeline.slice(0, -1)
  return at > open.startedAt ? [...before, { ...open, endedAt: at }] : before
}

/**
 * Gives the time of a sliver that has just ended to the work before it, if the two touch. Otherwise the
 * sliver remains.
 */
function mergeSliver(timeline: Timeline, ended: Timeline): Timeline {
  const [before, last] = ended.slice(-2)
  if (!before || last?.endedAt === undefined || timeline.includes(last)) return ended
  const touches = before.endedAt === last.startedAt && !isAside(before.category)
  if (!touches || !isSliver(last)) return ended
  return [...ended.slice(0, -2), { ...before, endedAt: last.endedAt }]
}

export function amendOpen(timeline: Timeline, change: Partial<Stretch>): Timeline {
  const open = openOf(timeline)
  return open ? [...timeline.slice(0, -1), { ...open, ...change }] : timeline
}

/**
 * Removes all time after `at`. If a sliver remains that no click started, its time goes to the work
 * before it.
 */
export const cutShort = (timeline: Timeline, at: number, isResumed = false): Timeline =>
  isResumed || openOf(timeline)?.source === 'auto'
    ? mergeSliver(timeline, cutAt(timeline, at))
    : cutAt(timeline, at)

/** Removes all time after `at`. */
export function cutAt(timeline: Timeline, at: number): Timeline {
  return timeline
    .filter((s) => s.startedAt < at)
    .map((s) => (s.endedAt === undefined || s.endedAt > at ? { ...s, endedAt: at } : s))
}

/** The stretch that covers this instant. */
export const runsAt = (timeline: Timeline, at: number): Stretch | undefined =>
  timeline.find((s) => s.startedAt <= at && (s.endedAt === undefined || s.endedAt > at))

/**
 * The first of the stretches that touch one another and have the category of the open one. The open
 * stretch is the last of them.
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

/**
 * "Started 15 minutes ago": moves the start of the running category back. Earlier stretches become
 * shorter. An earlier stretch is removed if only a sliver of it would remain.
 */
export function moveStart(timeline: Timeline, at: number): Timeline {
  const first = runStart(timeline)
  if (!first || at >= first.startedAt) return timeline
  const run = timeline.slice(timeline.indexOf(first))
  const cut = cutAt(timeline.slice(0, timeline.indexOf(first)), at)
  const rest = slipOf(cut, at, { ...first, source: 'hand' })
  const before = rest ? cut.slice(0, -1) : cut
  const startedAt = rest?.startedAt ?? at
  return [...before, { ...first, startedAt, edited: true }, ...run.slice(1)]
}

/**
 * Gives a category to the unexplained time within `[from, to)`. The rest of an unexplained stretch
 * stays as it is.
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
