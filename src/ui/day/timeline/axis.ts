import type { Gap } from '../../../core/day/rows.ts'
import { fullHours } from '../../../core/time/clock-times.ts'
import { hour } from '../../../core/time/units.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { timeOfDay } from '../../dates.ts'
import type { DayView } from '../view.ts'

/** The part of the day that the timeline shows, epoch milliseconds. */
export interface Shown {
  from: number
  to: number
  /** Evenings and nights that are drawn narrow, in chronological order. */
  folds: readonly Gap[]
}

/** The hours of the day (0–24) that the timeline shows if nothing was tracked. */
const USUAL = { from: 8, to: 18 }
/**
 * Milliseconds. `ROOM`: the empty space before the first and after the last entry, so that their
 * bounds can be dragged outwards. `LEAST`: the shortest part of a day that the timeline shows.
 */
const ROOM = hour / 4
const LEAST = 4 * hour

/**
 * The part of the day that the timeline shows: the tracked time, and some room before and after.
 * Evenings and nights within this part are folded (drawn narrow).
 */
export function shownPartOf(
  { day }: StoredDay,
  { rows, rests, now }: DayView,
  unfolded: readonly number[] = [],
): Shown {
  const first = rows[0]?.startedAt ?? day.from + USUAL.from * hour
  const last = rows[0]
    ? Math.max(...rows.map((row) => row.endedAt))
    : Math.min(day.from + USUAL.to * hour, day.to)
  const folds = rests
    .filter(({ startedAt }) => !unfolded.includes(startedAt))
    .map(({ startedAt, endedAt }) => ({
      startedAt: startedAt === first ? startedAt : startedAt + ROOM,
      endedAt: endedAt === last ? endedAt : endedAt - ROOM,
    }))
  const isFolded = (at: number) =>
    folds.some(({ startedAt, endedAt }) => startedAt === at || endedAt === at)
  const from = isFolded(first) ? first : Math.max(day.from, first - ROOM)
  const to = isFolded(last) ? last : Math.max(last + ROOM, from + LEAST)
  const isToday = now >= day.from && now < day.to
  return { from, to: Math.min(day.to, isToday ? Math.max(to, now + ROOM) : to), folds }
}

/**
 * The width of one fold (a narrow evening or night), as a fraction of the width of all parts that
 * are not folded.
 */
const FOLD = 0.03

interface Part extends Gap {
  /**
   * The width of a millisecond, compared with the parts that are not folded. It is 1 in those
   * parts, and less than 1 in a fold.
   */
  scale: number
}

/** The folded and the unfolded parts, in chronological order. */
function partsOf({ from, to, folds }: Shown): Part[] {
  const folded = folds.reduce((ms, fold) => ms + fold.endedAt - fold.startedAt, 0)
  const width = (to - from - folded) * FOLD
  const parts: Part[] = []
  let at = from
  for (const { startedAt, endedAt } of folds) {
    parts.push({ startedAt: at, endedAt: startedAt, scale: 1 })
    parts.push({ startedAt, endedAt, scale: width / (endedAt - startedAt) })
    at = endedAt
  }
  return [...parts, { startedAt: at, endedAt: to, scale: 1 }]
}

const widthOf = ({ startedAt, endedAt, scale }: Part) => (endedAt - startedAt) * scale

/** The position of an instant on the timeline, from 0 (left end) to 1 (right end). */
export function placeOf(at: number, shown: Shown): number {
  if (shown.folds.length === 0) return (at - shown.from) / (shown.to - shown.from)
  const parts = partsOf(shown)
  const all = parts.reduce((sum, part) => sum + widthOf(part), 0)
  const before = parts.reduce(
    (sum, part) =>
      sum + widthOf({ ...part, endedAt: Math.max(part.startedAt, Math.min(at, part.endedAt)) }),
    0,
  )
  return before / all
}

/** The instant at a position on the timeline, from 0 (left end) to 1 (right end). */
export function instantAt(place: number, shown: Shown): number {
  const parts = partsOf(shown)
  let left = place * parts.reduce((sum, part) => sum + widthOf(part), 0)
  for (const part of parts) {
    if (left <= widthOf(part)) return part.startedAt + left / part.scale
    left -= widthOf(part)
  }
  return shown.to
}

interface Tick {
  at: number
  label: string
}

/** The largest number of hour labels that fit without overlapping. */
const MOST = 13

/**
 * The full hours for the axis, outside of folds. An hour that is repeated in autumn has two marks.
 */
export function ticksOf(shown: Shown, zone: string): Tick[] {
  const hours = fullHours(shown.from, shown.to, zone).filter(({ at }) =>
    shown.folds.every(({ startedAt, endedAt }) => at <= startedAt || at >= endedAt),
  )
  const step = Math.ceil(hours.length / MOST)
  const ticks = hours
    .map(({ at, hour: shows }, i) => {
      const twin = hours[i - 1]?.hour === shows || hours[i + 1]?.hour === shows
      return { at, twin, label: timeOfDay(at) }
    })
    .filter(({ twin }, i) => twin || i % step === 0)
  return ticks.filter(({ at }, i) => {
    const before = ticks[i - 1]
    const isBesideFold = shown.folds.some(
      (fold) => before && before.at <= fold.startedAt && at >= fold.endedAt,
    )
    return !(isBesideFold && before && placeOf(at, shown) - placeOf(before.at, shown) < 1 / MOST)
  })
}
