import { type Stretch, UNEXPLAINED } from './segment.ts'
import type { Timeline } from './timeline.ts'

/** The CRM beside a call, as far as it lies in other bounds; what was open first is counted first. */
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

/**
 * The same stretch in other bounds, changed by the person; `to` undefined: it still runs. Time that
 * nobody has explained says nothing that could be changed, and is not marked.
 */
export function reshape(stretch: Stretch, from: number, to: number | undefined): Stretch {
  const { endedAt: _, beside: __, ...rest } = stretch
  const beside = besideWithin(stretch, from, to)
  return {
    ...rest,
    startedAt: from,
    ...(to !== undefined && { endedAt: to }),
    ...(beside && { beside }),
    ...(stretch.category !== UNEXPLAINED && { edited: true as const }),
  }
}

/** Without its identity: a stretch of its own, beside the one that it came from. */
export const withoutId = ({ id: _, ...rest }: Stretch): Stretch => rest

/**
 * Frees `[from, to)`: what reaches into it ends or begins at its bounds, what lies wholly inside is
 * gone, and of what reaches beyond both, the later part is a stretch of its own.
 */
export const freeSpan = (timeline: Timeline, from: number, to: number): Timeline =>
  timeline.flatMap((s) => {
    const { startedAt, endedAt } = s
    const ends = endedAt ?? Number.POSITIVE_INFINITY
    if (ends <= from || startedAt >= to) return [s]
    const first = startedAt < from ? [reshape(s, startedAt, from)] : []
    if (ends <= to) return first
    const rest = reshape(s, to, endedAt)
    return [...first, first.length > 0 ? withoutId(rest) : rest]
  })

const atStart = (a: Stretch, b: Stretch) => a.startedAt - b.startedAt

/** The timeline with this stretch in it; what lay there gives way. */
export const placeStretch = (
  timeline: Timeline,
  stretch: Stretch & { endedAt: number },
): Timeline => [...freeSpan(timeline, stretch.startedAt, stretch.endedAt), stretch].sort(atStart)

/**
 * Moves the bound that lies at `at` to `to`. What grows takes the time, and what lies there gives
 * way; what touches the bound from the other side follows it. Undefined: nothing begins or ends
 * there. Empty: a stretch with nothing on its other side would have no length any more.
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

/** The time that the later timeline takes up and the earlier did not, as `[startedAt, endedAt)`. */
export const timeAdded = (before: Timeline, after: Timeline): Timeline =>
  before.reduce<Timeline>(
    (left, { startedAt, endedAt = Number.POSITIVE_INFINITY }) => freeSpan(left, startedAt, endedAt),
    after,
  )
