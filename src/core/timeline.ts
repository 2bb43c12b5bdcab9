import { isAside, type Stretch, sameContext, UNEXPLAINED } from './segment.ts'

/** One device's time, in order of start: stretches never overlap, and only the last may be open. */
export type Timeline = readonly Stretch[]

/** What a stretch is about, without when. */
export type What = Pick<Stretch, 'category' | 'source' | 'context' | 'note'>

export const openOf = (timeline: Timeline): Stretch | undefined => {
  const last = timeline.at(-1)
  return last && last.endedAt === undefined ? last : undefined
}

export const whatOf = ({ category, source, context, note }: Stretch): What => ({
  category,
  source,
  ...(context && { context }),
  ...(note && { note }),
})

const continues = (last: Stretch, at: number, what: What) =>
  last.endedAt === at &&
  last.category === what.category &&
  last.source === what.source &&
  last.note === what.note &&
  !isAside(last.category) &&
  sameContext(last.context, what.context)

const reopened = ({ endedAt: _, ...rest }: Stretch): Stretch => rest

/**
 * Ends what is open at `at` and starts `what` there. At the very instant at which the open stretch
 * began, the later replaces the earlier (rule 9); the same thing going on is one stretch.
 */
export function startAt(timeline: Timeline, at: number, what: What): Timeline {
  const open = openOf(timeline)
  const from = open && open.startedAt >= at ? open.startedAt : at
  const ended = endAt(timeline, from)
  const last = ended.at(-1)
  if (last && continues(last, from, what)) return [...ended.slice(0, -1), reopened(last)]
  const replaced = open && open.startedAt === from ? open.id : undefined
  const startedAt = Math.max(from, last?.endedAt ?? from)
  return [...ended, { ...what, startedAt, ...(replaced && { id: replaced }) }]
}

/** Ends what is open; a stretch that would have no length was never there. */
export function endAt(timeline: Timeline, at: number): Timeline {
  const open = openOf(timeline)
  if (!open) return timeline
  const before = timeline.slice(0, -1)
  return at > open.startedAt ? [...before, { ...open, endedAt: at }] : before
}

/** The open stretch goes on with this of it changed. */
export function amendOpen(timeline: Timeline, change: Partial<Stretch>): Timeline {
  const open = openOf(timeline)
  return open ? [...timeline.slice(0, -1), { ...open, ...change }] : timeline
}

/** Forgets everything after `at`. */
export function cutAt(timeline: Timeline, at: number): Timeline {
  return timeline
    .filter((s) => s.startedAt < at)
    .map((s) => (s.endedAt === undefined || s.endedAt > at ? { ...s, endedAt: at } : s))
}

/** The stretch that covers this instant. */
export const runsAt = (timeline: Timeline, at: number): Stretch | undefined =>
  timeline.find((s) => s.startedAt <= at && (s.endedAt === undefined || s.endedAt > at))

/** Where the run of the open category begins: the run may span several touching segments. */
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
 * "Started 15 minutes ago": moves the start of the run to an earlier instant. What lay there gives
 * way; what lay wholly inside is gone.
 */
export function moveStart(timeline: Timeline, at: number): Timeline {
  const first = runStart(timeline)
  if (!first || at >= first.startedAt) return timeline
  const run = timeline.slice(timeline.indexOf(first))
  const before = cutAt(timeline.slice(0, timeline.indexOf(first)), at)
  return [...before, { ...first, startedAt: at, edited: true }, ...run.slice(1)]
}

/** The time away within `[from, to)` was this; what of a stretch lies outside stays unexplained. */
export function explained(
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
