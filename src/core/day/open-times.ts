/** Times of a working day that the person has not explained, and their probable categories. */
import { likelyAnswers } from '../attribution/likely-answers.ts'
import { REST } from '../report/day.ts'
import { type Piece, piecesOf, resolveOverlaps } from '../time/resolve-overlaps.ts'
import { isAside, type Segment, UNEXPLAINED } from '../time/segment.ts'
import { hour, minute } from '../time/units.ts'
import type { DaySpan } from './sums.ts'

/** Unexplained or untracked time within the working day, epoch milliseconds. */
export interface OpenTime {
  startedAt: number
  endedAt: number
  /** Id of the unexplained segment. Undefined for untracked time. */
  id?: string
  /** The categories of the work before and after this time. */
  before: string
  after: string
}

/**
 * Milliseconds. Shorter untracked time is only a pause between two clicks, so the person is not
 * asked what they did in this time.
 */
const LEAST_UNTRACKED = 5 * minute
/** Milliseconds. The person is not asked what they did in shorter unexplained time. */
const LEAST_AWAY = minute
/**
 * Milliseconds. Untracked time of this length or more is assumed to be free time, such as an evening
 * or a morning, so the person is not asked what they did in this time.
 */
export const FREE = 3 * hour

interface Work {
  category: string
  startedAt: number
  endedAt: number
}

interface OpenTimesInput {
  privates: readonly string[]
  /** Id of this device. Unexplained time of another device is asked about on that device. */
  device: string
}

/**
 * The unexplained or untracked times between two stretches of work that are less than `REST` apart
 * (docs/domain.md, *Numbers*). Includes the stretches of all of the person's devices.
 */
export function openTimes(
  segments: Iterable<Segment>,
  { from, to, now }: DaySpan,
  { privates, device }: OpenTimesInput,
): OpenTime[] {
  const pieces = resolveOverlaps(piecesOf(segments, from, Math.min(to, now)), privates)
  const found: OpenTime[] = []
  let work: Work | undefined
  let since: Piece[] = []
  for (const piece of pieces) {
    const { category } = piece.segment
    if (isAside(category)) {
      since.push(piece)
      continue
    }
    const next = { category, startedAt: piece.startedAt, endedAt: piece.endedAt }
    if (work && next.startedAt - work.endedAt < REST)
      found.push(...openTimesBetween(work, since, next, device))
    work = next
    since = []
  }
  return found
}

/**
 * The unexplained or untracked times between two stretches of work. `asides` are the pieces of
 * breaks and unexplained time between them.
 */
function openTimesBetween(
  work: Work,
  asides: readonly Piece[],
  next: Work,
  device: string,
): OpenTime[] {
  const names = { before: work.category, after: next.category }
  const found: OpenTime[] = []
  let at = work.endedAt
  const skip = (to: number) => {
    const ms = to - at
    if (ms >= LEAST_UNTRACKED && ms < FREE) found.push({ startedAt: at, endedAt: to, ...names })
  }
  for (const { startedAt, endedAt, segment } of asides) {
    skip(startedAt)
    const asks = segment.category === UNEXPLAINED && segment.device === device
    if (asks && endedAt - startedAt >= LEAST_AWAY)
      found.push({ startedAt, endedAt, id: segment.id, ...names })
    at = endedAt
  }
  skip(next.startedAt)
  return found
}

export interface LikelyAnswer {
  category: string
  why: 'before' | 'after' | 'usual'
}

/** The number of probable categories that are offered for one open time. */
const OFFERED = 3

/**
 * The most probable categories of an open time: first the category of the work before that time,
 * then the category of the work after that time, then the usual categories at that hour.
 * @param usual milliseconds per category at the same hours of the last weeks
 */
export function answersTo(
  { before, after }: Pick<OpenTime, 'before' | 'after'>,
  usual: Readonly<Record<string, number>>,
): LikelyAnswer[] {
  const sources: LikelyAnswer[] = [
    { category: before, why: 'before' },
    { category: after, why: 'after' },
    ...likelyAnswers(usual).map((category) => ({ category, why: 'usual' as const })),
  ]
  const isFirst = ({ category }: LikelyAnswer, i: number) =>
    sources.findIndex((other) => other.category === category) === i
  return sources.filter(isFirst).slice(0, OFFERED)
}
