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
 * The figures of one person's day, in milliseconds unless a comment says otherwise. A person's own
 * report and the team's report are both made of these figures.
 */
export interface ReportDay {
  date: string
  /** Milliseconds of explained work by category. */
  work: Totals
  /** Milliseconds of explained work by base category. */
  base: Totals
  /**
   * Work by the way in which it was recorded. `automatic`, `byHand` and `edited` add up to all
   * work.
   */
  automatic: number
  byHand: number
  edited: number
  /** Unexplained time within the working day (see `REST`). */
  unexplained: number
  /**
   * Unexplained time outside of the working day: in the evening, at night or on the weekend. Not
   * known for a team.
   */
  outside?: number
  /** Breaks and private time, which are included in no share. Not known for a team. */
  breaks: number
  private: number
  /**
   * Untracked time between the first start and the last end of the day. If breaks are not known,
   * they are included here.
   */
  missing: number
  /** Work that two devices recorded at the same time. All other figures count such time once. */
  overlapping: number
  /** The number of category switches. */
  switches?: number
  /** The day is not over yet. */
  running?: true
  /**
   * The day was changed after the endpoint had confirmed for the first time what it has of this day
   * (by a receipt).
   */
  corrected?: true
}

/**
 * The lengths of a day without any recorded time. `outside` and `switches` are not among them,
 * because they may be unknown for a team.
 */
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
  // Unexplained time is counted by `splitUnexplained`, because a part of this time may lie outside
  // of the working day.
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
 * If this many milliseconds pass without work, the working day has ended. EU law requires 11 hours
 * of rest between two working days; a pause within a working day is shorter than eight hours.
 */
export const REST = 8 * hour

/**
 * Divides unexplained time into time within the working day and time outside of it. Time is within
 * the working day if it lies between two stretches of work of that day that are less than `REST`
 * apart. A break between them makes no difference: the endpoint does not receive breaks, and must
 * get the same result.
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

/**
 * Adds the figures that depend on the order of the day's parts: switches, untracked and unexplained
 * time.
 */
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

/** The time of a range without overlaps. Every report is computed from this data. */
export interface RangeData<S extends ReportedSegment = Segment> {
  /** The pieces within the range, in order of start and without overlaps. */
  pieces: readonly Piece<S>[]
  /** The same pieces, cut at the bounds of days. */
  parts: readonly CutPiece<S>[]
  days: readonly ReportDay[]
}

/**
 * Computes the days of a range. A person's own report and the team's report both use this function,
 * so that both have equal figures.
 * @param segments the segments of all devices that touch `spanOf(frame)`, in any order
 * @param boundsIn returns the bounds of days; passed in so that the bounds are computed only once
 * for several people
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
