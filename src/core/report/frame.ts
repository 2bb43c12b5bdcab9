/** The dates of a report, and to which of these dates each piece of time belongs. */
import { clip, dayBounds, isZone } from '../time/days.ts'
import type { Piece, ReportedSegment } from '../time/resolve-overlaps.ts'
import { isAside } from '../time/segment.ts'
import { hour } from '../time/units.ts'
import { type CutPiece, cutAtBounds } from './cut-at-bounds.ts'
import type { RollUp } from './roll-up.ts'

/**
 * The dates of a report, and the settings that decide to which date a piece of time belongs and how
 * time is counted.
 */
export interface Frame {
  /** The dates of the report, in order and without a gap. */
  dates: readonly string[]
  /** The time zone of the reader. It applies to segments that were stored without a zone. */
  zone: string
  dayStart: number
  now: number
  privates: readonly string[]
  rollUp: RollUp
}

export const isWork = (category: string, { privates }: Pick<Frame, 'privates'>) =>
  !isAside(category) && !privates.includes(category)

type Dating = Pick<Frame, 'dates' | 'zone' | 'dayStart'>

/** The starts of all days in a zone, then the end of the last day; epoch milliseconds. */
export const boundsOf = ({ dates, zone, dayStart }: Dating) => {
  const days = dates.map((date) => dayBounds(date, zone, dayStart))
  return [...days.map(({ from }) => from), days.at(-1)?.to ?? 0]
}

/**
 * The time `[from, to)`, epoch milliseconds, that contains the days of the report in every time
 * zone.
 */
export const spanOf = ({ dates, dayStart }: Pick<Frame, 'dates' | 'dayStart'>) => {
  const [first, last] = [dates[0], dates.at(-1)]
  if (first === undefined || last === undefined) return { from: 0, to: 0 }
  const { from } = dayBounds(first, 'UTC', dayStart)
  const { to } = dayBounds(last, 'UTC', dayStart)
  // The difference between a zone and UTC is never more than a day.
  return { from: from - 24 * hour, to: to + 24 * hour }
}

/**
 * The time zone whose days a segment belongs to. If the segment has no zone, or this system does
 * not know its zone, the result is the reader's zone.
 */
export const zoneOf = (
  { zone }: Pick<ReportedSegment, 'zone'>,
  frame: Pick<Frame, 'zone'>,
): string => (zone !== undefined && isZone(zone) ? zone : frame.zone)

/** The pieces, grouped by the zone whose days they belong to. Within a zone they stay in order. */
export function byZone<S extends ReportedSegment>(
  pieces: readonly Piece<S>[],
  frame: Pick<Frame, 'zone'>,
): (readonly [zone: string, pieces: readonly Piece<S>[]])[] {
  const zones = Map.groupBy(pieces, ({ segment }) => segment.zone)
  return [...zones].map(([zone, own]) => [zoneOf({ ...(zone && { zone }) }, frame), own])
}

export const bySlot = <S extends ReportedSegment>(
  parts: readonly CutPiece<S>[],
  slots: number,
): CutPiece<S>[][] => {
  const all: CutPiece<S>[][] = Array.from({ length: slots }, () => [])
  for (const part of parts) all[part.slot]?.push(part)
  return all
}

const mergeByStart = <P extends { startedAt: number }>(many: readonly (readonly P[])[]): P[] => {
  const all = many.flat()
  return many.length > 1 ? all.sort((a, b) => a.startedAt - b.startedAt) : all
}

/**
 * Returns the starts of all days in a zone, then the end of the last day; epoch milliseconds.
 * @see boundsOf
 */
export type BoundsIn = (zone: string) => readonly number[]

/**
 * The pieces within the days of their own zone: a list of whole pieces, and a list of pieces cut
 * into days.
 */
export function cutIntoDays<S extends ReportedSegment>(
  pieces: readonly Piece<S>[],
  frame: Frame,
  boundsIn: BoundsIn,
): { pieces: Piece<S>[]; parts: CutPiece<S>[] } {
  const zones = byZone(pieces, frame).map(([zone, own]) => {
    const bounds = boundsIn(zone)
    const inside: Piece<S>[] = clip(own, bounds[0] ?? 0, bounds.at(-1) ?? 0)
    return { inside, parts: cutAtBounds(inside, bounds) }
  })
  return {
    pieces: mergeByStart(zones.map(({ inside }) => inside)),
    parts: mergeByStart(zones.map(({ parts }) => parts)),
  }
}
