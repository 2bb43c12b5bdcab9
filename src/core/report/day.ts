/** The figures of each day in a range. */
import { switchesOf } from '../time/blocks.ts'
import {
  type Piece,
  piecesOf,
  type ReportedSegment,
  resolveOverlaps,
} from '../time/resolve-overlaps.ts'
import { BREAK, type Segment, UNEXPLAINED } from '../time/segment.ts'
import { hour } from '../time/units.ts'
import { type CutPiece, lengthOf } from './cut-at-bounds.ts'
import {
  type BoundsIn,
  boundsOf,
  bySlot,
  cutIntoDays,
  type Frame,
  isWork,
  spanOf,
} from './frame.ts'
import { add, sumOf, type Totals } from './totals.ts'

/**
 * The figures of one person's day, milliseconds. A person's own report and the team's report use the
 * same ones.
 */
export interface ReportDay {
  date: string
  /** Explained work, by category. */
  work: Totals
  /** Explained work, by base category. */
  base: Totals
  /** Work by its origin. `automatic`, `byHand` and `edited` add up to all work. */
  automatic: number
  byHand: number
  edited: number
  /** Unexplained time within the working day (see `REST`). */
  unexplained: number
  /** Unexplained time outside of the working day: evening, night, weekend. Not known for a team. */
  outside?: number
  /** Breaks and private time. No share includes them. Not known for a team. */
  breaks: number
  private: number
  /**
   * Untracked time between the first start and the last end of the day. Breaks count as untracked if
   * they are not known.
   */
  missing: number
  /** Work that two devices recorded at the same time. The other figures contain it once. */
  overlapping: number
  /** The number of category switches. */
  switches?: number
  /** The day is not over yet. */
  running?: true
  /** The day was changed after the first receipt of the endpoint for it. */
  corrected?: true
}

/** A day without time: 0 for each length that is also known for a team. */
export const NO_LENGTHS = {
  automatic: 0,
  byHand: 0,
  edited: 0,
  unexplained: 0,
  breaks: 0,
  private: 0,
  missing: 0,
  overlapping: 0,
} as const satisfies Partial<ReportDay>

const emptyDay = (date: string): ReportDay => ({
  date,
  work: {},
  base: {},
  ...NO_LENGTHS,
  outside: 0,
  switches: 0,
})

export const originOf = ({ edited, source }: Pick<ReportedSegment, 'edited' | 'source'>) => {
  if (edited) return 'edited'
  return source === 'auto' ? 'automatic' : 'byHand'
}

function countPart(day: ReportDay, part: CutPiece<ReportedSegment>, frame: Frame) {
  const { segment } = part
  const { category } = segment
  const ms = lengthOf(part)
  // Unexplained time is counted by `splitUnexplained`, because only a part of it may count.
  if (category === UNEXPLAINED) return
  if (category === BREAK) day.breaks += ms
  else if (!isWork(category, frame)) day.private += ms
  else {
    add(day.work, category, ms)
    add(day.base, frame.rollUp.base(category, segment.scheme), ms)
    day[originOf(segment)] += ms
  }
}

/**
 * Milliseconds without work after which a working day has ended. EU law requires 11 hours of rest
 * between two working days; a pause within a working day is shorter than eight.
 */
export const REST = 8 * hour

/**
 * Unexplained time within the working day, and outside of it. Within: between two stretches of work
 * on that day that are less than `REST` apart. Breaks between these stretches make no difference,
 * because the endpoint does not have them.
 */
function splitUnexplained(parts: readonly CutPiece<ReportedSegment>[], frame: Frame) {
  let [unexplained, outside, pending] = [0, 0, 0]
  let left: number | undefined
  for (const part of parts) {
    if (part.segment.category === UNEXPLAINED) pending += lengthOf(part)
    if (!isWork(part.segment.category, frame)) continue
    if (left !== undefined && part.startedAt - left < REST) unexplained += pending
    else outside += pending
    pending = 0
    left = part.endedAt
  }
  return { unexplained, outside: outside + pending }
}

/** Counts what depends on the order of the day's parts: switches, untracked and unexplained time. */
function countSequence(day: ReportDay, parts: readonly CutPiece<ReportedSegment>[], frame: Frame) {
  const works = parts.filter(({ segment }) => isWork(segment.category, frame))
  day.switches = switchesOf(works.map((part) => ({ ...part, category: part.segment.category })))
  const [first] = parts
  const last = parts.at(-1)
  const tracked = parts.reduce((all, part) => all + lengthOf(part), 0)
  if (first && last) day.missing = last.endedAt - first.startedAt - tracked
  Object.assign(day, splitUnexplained(parts, frame))
}

const workIn = (parts: readonly CutPiece<ReportedSegment>[], frame: Frame) =>
  parts.reduce((all, part) => all + (isWork(part.segment.category, frame) ? lengthOf(part) : 0), 0)

/** The time of a range without overlaps. All reports are made from it. */
export interface RangeData<S extends ReportedSegment = Segment> {
  /** The pieces within the range, in order and without overlaps. */
  pieces: readonly Piece<S>[]
  /** The same pieces, cut at the bounds of days. */
  parts: readonly CutPiece<S>[]
  days: readonly ReportDay[]
}

/**
 * Computes the days of a range. Only this function does so, for a person's own report and for the
 * team's report, so that both reports have equal figures.
 * @param segments those of every device that touch `spanOf(frame)`, in any order
 * @param boundsIn shared by several people, so that the bounds are computed only once
 */
export function computeRange<S extends ReportedSegment>(
  segments: Iterable<S>,
  frame: Frame,
  boundsIn: BoundsIn = (zone) => boundsOf({ ...frame, zone }),
): RangeData<S> {
  const span = spanOf(frame)
  const all = piecesOf(segments, span.from, Math.min(frame.now, span.to))
  const { pieces, parts } = cutIntoDays(resolveOverlaps(all, frame.privates), frame, boundsIn)
  const withOverlaps = bySlot(cutIntoDays(all, frame, boundsIn).parts, frame.dates.length)
  const bounds = boundsIn(frame.zone)
  const days = bySlot(parts, frame.dates.length).map((parts, i) => {
    const day = emptyDay(frame.dates[i] ?? '')
    for (const part of parts) countPart(day, part, frame)
    countSequence(day, parts, frame)
    day.overlapping = workIn(withOverlaps[i] ?? [], frame) - sumOf(day.work)
    const [from = 0, to = 0] = bounds.slice(i, i + 2)
    return frame.now >= from && frame.now < to ? { ...day, running: true as const } : day
  })
  return { pieces, parts, days }
}
