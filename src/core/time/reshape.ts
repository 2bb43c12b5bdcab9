import { type Stretch, UNEXPLAINED } from './segment.ts'
import type { Timeline } from './timeline.ts'
import { minute } from './units.ts'

/**
 * The CRM time of a call whose bounds change. Stint stores only for how long the CRM was open
 * (`ms`), and not when. So the CRM is assumed to have been open at the start of the call.
 */
function besideWithin(stretch: Stretch, from: number, to: number | undefined): Stretch['beside'] {
  const { beside, startedAt, endedAt } = stretch
  if (!beside) return undefined
  const front = Math.max(0, from - startedAt)
  const back = to === undefined ? Number.POSITIVE_INFINITY : Math.max(0, to - startedAt)
  const early = Math.max(0, Math.min(beside.ms, back) - Math.min(beside.ms, front))
  if (beside.since === undefined) return early > 0 ? { ms: early } : undefined
  const since = Math.max(beside.since, from)
  if (to === endedAt) return { ms: early, since }
  const until = Math.min(to ?? Number.POSITIVE_INFINITY, endedAt ?? Number.POSITIVE_INFINITY)
  const ms = early + Math.max(0, until - since)
  return ms > 0 ? { ms } : undefined
}

const minuteOf = (at: number | undefined) => at && Math.floor(at / minute)

/**
 * A stretch with new bounds, marked as edited by the person. If `to` is undefined, the stretch
 * still runs. Unexplained time is not marked, because it contains nothing that can be corrected. If
 * only the seconds change, the stretch is not marked, because the person sees only minutes.
 */
export function reshape(stretch: Stretch, from: number, to: number | undefined): Stretch {
  const { endedAt: _, beside: __, ...rest } = stretch
  const beside = besideWithin(stretch, from, to)
  const isSeen =
    minuteOf(from) !== minuteOf(stretch.startedAt) || minuteOf(to) !== minuteOf(stretch.endedAt)
  return {
    ...rest,
    startedAt: from,
    ...(to !== undefined && { endedAt: to }),
    ...(beside && { beside }),
    ...(isSeen && stretch.category !== UNEXPLAINED && { edited: true as const }),
  }
}

/** A stretch without its id. The store then stores it as a new segment. */
export const withoutId = ({ id: _, ...rest }: Stretch): Stretch => rest

/**
 * Removes all time within `[from, to)`. A stretch that overlaps the start or the end of that range
 * is shortened, and a stretch within the range is removed. A stretch that contains the range is
 * split; its part after `to` is a new stretch.
 */
const freeSpan = (timeline: Timeline, from: number, to: number): Timeline =>
  timeline.flatMap((s) => {
    const { startedAt, endedAt } = s
    const ends = endedAt ?? Number.POSITIVE_INFINITY
    if (ends <= from || startedAt >= to) return [s]
    const first = startedAt < from ? [reshape(s, startedAt, from)] : []
    if (ends <= to) return first
    const rest = reshape(s, to, endedAt)
    return [...first, first.length > 0 ? withoutId(rest) : rest]
  })

const byStart = (a: Stretch, b: Stretch) => a.startedAt - b.startedAt

/** Adds a stretch. Other stretches lose the time that overlaps with it. */
export const placeStretch = (
  timeline: Timeline,
  stretch: Stretch & { endedAt: number },
): Timeline => [...freeSpan(timeline, stretch.startedAt, stretch.endedAt), stretch].sort(byStart)

/**
 * Moves the bound at `at` to `to`. The stretch that becomes longer takes time from others. If
 * another stretch touches the moved bound, it becomes shorter. Returns undefined if nothing begins
 * or ends at `at`. Returns `empty` if a stretch without a neighbour would have no length.
 */
export function moveBound(
  timeline: Timeline,
  at: number,
  to: number,
): Timeline | 'empty' | undefined {
  const left = timeline.find((s) => s.endedAt === at)
  const right = timeline.find((s) => s.startedAt === at)
  if (!left && !right) return undefined
  if (to === at) return timeline
  const grows = to < at ? right : left
  if (grows) {
    const [from, until] = to < at ? [to, grows.endedAt] : [grows.startedAt, to]
    return freeSpan(timeline, Math.min(at, to), Math.max(at, to)).map((s) =>
      s === grows ? reshape(s, from, until) : s,
    )
  }
  const shrinks = left ?? (right as Stretch)
  const [from, until] = left ? [left.startedAt, to] : [to, shrinks.endedAt]
  if (until !== undefined && until <= from) return 'empty'
  return timeline.map((s) => (s === shrinks ? reshape(s, from, until) : s))
}

/** The time that is in `after` but not in `before`. */
export const timeAdded = (before: Timeline, after: Timeline): Timeline =>
  before.reduce<Timeline>(
    (left, { startedAt, endedAt = Number.POSITIVE_INFINITY }) => freeSpan(left, startedAt, endedAt),
    after,
  )
