/** What each day of a range adds up to. */
import { switchesOf } from '../blocks.ts'
import { dayBounds } from '../days.ts'
import { BREAK, isAside, type Segment, UNEXPLAINED } from '../segment.ts'
import { type Cut, cut, lengthOf } from './cut.ts'
import { once, type Piece, piecesOf } from './once.ts'
import type { RollUp } from './roll-up.ts'
import { add, sumOf, type Totals } from './totals.ts'

/** Milliseconds of one person's day; the same for one's own and for what a team tells. */
export interface Day {
  date: string
  /** Explained work, per category. */
  work: Totals
  /** The same per category of the base scheme. */
  base: Totals
  /** How it came about: these three add up to the work. */
  automatic: number
  byHand: number
  edited: number
  unexplained: number
  /** Breaks and private time: in no share. */
  breaks: number
  private: number
  /** Between the day's first start and its last end, what nothing tells of. */
  missing: number
  /** What two devices told of at once; counted once in what is one's own. */
  overlapping: number
  /** How often one category followed on another. */
  switches?: number
  /** It is not over. */
  running?: true
  /** It was changed after the endpoint's first receipt. */
  corrected?: true
}

/** How days are told apart, and what is not counted. */
export interface Frame {
  /** Dates, one after another. */
  dates: readonly string[]
  zone: string
  dayStart: number
  now: number
  privates: readonly string[]
  rollUp: RollUp
}

export const isWork = (category: string, { privates }: Pick<Frame, 'privates'>) =>
  !isAside(category) && !privates.includes(category)

/** The instants at which the days begin, and the end of the last. */
export const boundsOf = ({ dates, zone, dayStart }: Pick<Frame, 'dates' | 'zone' | 'dayStart'>) => {
  const days = dates.map((date) => dayBounds(date, zone, dayStart))
  return [...days.map(({ from }) => from), days.at(-1)?.to ?? 0]
}

const emptyDay = (date: string): Day => ({
  ...{ date, work: {}, base: {} },
  ...{ automatic: 0, byHand: 0, edited: 0 },
  ...{ unexplained: 0, breaks: 0, private: 0, missing: 0, overlapping: 0, switches: 0 },
})

export const wayOf = ({ edited, source }: Pick<Segment, 'edited' | 'source'>) => {
  if (edited) return 'edited'
  return source === 'auto' ? 'automatic' : 'byHand'
}

function count(day: Day, part: Cut, frame: Frame) {
  const { segment } = part
  const { category } = segment
  const ms = lengthOf(part)
  if (category === UNEXPLAINED) day.unexplained += ms
  else if (category === BREAK) day.breaks += ms
  else if (!isWork(category, frame)) day.private += ms
  else {
    add(day.work, category, ms)
    add(day.base, frame.rollUp.base(category, segment.scheme), ms)
    day[wayOf(segment)] += ms
  }
}

/** Runs through the day's parts, which are in order, for what follows on what. */
function follow(day: Day, parts: readonly Cut[], frame: Frame) {
  const works = parts.filter(({ segment }) => isWork(segment.category, frame))
  day.switches = switchesOf(works.map((part) => ({ ...part, category: part.segment.category })))
  const [first] = parts
  const last = parts.at(-1)
  const told = parts.reduce((all, part) => all + lengthOf(part), 0)
  if (first && last) day.missing = last.endedAt - first.startedAt - told
}

const workIn = (parts: readonly Cut[], frame: Frame) =>
  parts.reduce((all, part) => all + (isWork(part.segment.category, frame) ? lengthOf(part) : 0), 0)

const bySlot = (parts: readonly Cut[], slots: number): Cut[][] => {
  const all: Cut[][] = Array.from({ length: slots }, () => [])
  for (const part of parts) all[part.slot]?.push(part)
  return all
}

/** What was worked, once each; all that a report is made from. */
export interface Told {
  /** In order, without overlap, within the range. */
  pieces: readonly Piece[]
  /** The same, cut into days. */
  parts: readonly Cut[]
  days: readonly Day[]
}

/** @param segments every device's, in any order; what lies outside of the range does not count */
export function tell(segments: Iterable<Segment>, frame: Frame): Told {
  const bounds = boundsOf(frame)
  const from = bounds[0] ?? 0
  const all = piecesOf(segments, from, Math.min(frame.now, bounds.at(-1) ?? 0))
  const pieces = once(all)
  const parts = cut(pieces, bounds)
  const told = bySlot(cut(all, bounds), frame.dates.length)
  const days = bySlot(parts, frame.dates.length).map((parts, i) => {
    const day = emptyDay(frame.dates[i] ?? '')
    for (const part of parts) count(day, part, frame)
    follow(day, parts, frame)
    day.overlapping = workIn(told[i] ?? [], frame) - sumOf(day.work)
    const [from = 0, to = 0] = bounds.slice(i, i + 2)
    return frame.now >= from && frame.now < to ? { ...day, running: true as const } : day
  })
  return { pieces, parts, days }
}
