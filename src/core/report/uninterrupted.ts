/**
 * How long a person works on one category without a break: the longest such block of each day, and
 * the figures of each weekday.
 */

import { blocksOf } from '../time/blocks.ts'
import { weekdayOf } from '../time/weekday.ts'
import { type CutPiece, lengthOf } from './cut-at-bounds.ts'
import type { ReportDay } from './day.ts'
import { type Frame, isWork, zoneOf } from './frame.ts'
import { medianOf } from './median.ts'
import type { TeamDay } from './team-day.ts'
import { sumOf } from './totals.ts'

type DayPart = 'morning' | 'afternoon' | 'evening'

/** A day before today on which the person worked. */
export interface UninterruptedDay {
  date: string
  /**
   * Milliseconds of the longest block of one category. If a block goes on over midnight, it belongs
   * to the day on which it began.
   */
  longest: number
  /**
   * The part of the day in which the longest block began, by the local clock. Not known for a team.
   */
  began?: DayPart
  switches?: number | undefined
}

export interface UninterruptedWork {
  days: number
  /** The median of the days' longest blocks, milliseconds. */
  median: number
  /** The average number of switches per day. Undefined if switches are not known. */
  switches: number | undefined
}

export interface UninterruptedOfWeekday extends UninterruptedWork {
  /** Weekday, 1 = Monday … 7 = Sunday. */
  weekday: number
  /**
   * The part of the day in which more than half of the longest blocks began. Undefined if there is
   * no such part.
   */
  began: DayPart | undefined
}

const NOON = 12
const EVENING = 18

const dayPartOf = (at: number, zone: string): DayPart => {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  if (hour < NOON) return 'morning'
  return hour < EVENING ? 'afternoon' : 'evening'
}

const isCounted = ({ running, work }: ReportDay) => !running && sumOf(work) > 0

/** The past days with work, from a person's own report. */
export function uninterruptedDaysOf(
  days: readonly ReportDay[],
  parts: readonly CutPiece[],
  frame: Pick<Frame, 'privates' | 'zone'>,
): UninterruptedDay[] {
  const startOf = new Map(
    parts.map(({ startedAt, slot, segment }) => [startedAt, { slot, segment }]),
  )
  const longest = new Map<number, { ms: number; startedAt: number; zone: string }>()
  const rows = parts.map(({ segment: { category }, ...part }) => ({ ...part, category }))
  for (const block of blocksOf(rows)) {
    const start = startOf.get(block.startedAt)
    if (!start || !isWork(block.category, frame)) continue
    const ms = lengthOf(block)
    if (ms > (longest.get(start.slot)?.ms ?? 0))
      longest.set(start.slot, {
        ms,
        startedAt: block.startedAt,
        zone: zoneOf(start.segment, frame),
      })
  }
  return days.flatMap((day, slot) => {
    const best = longest.get(slot)
    if (!isCounted(day) || !best) return []
    const { date, switches } = day
    return [{ date, longest: best.ms, began: dayPartOf(best.startedAt, best.zone), switches }]
  })
}

/** One person's past days with work, from the team's report. */
export const uninterruptedDaysOfTeam = (days: readonly TeamDay[]): UninterruptedDay[] =>
  days
    .filter(isCounted)
    .map(({ date, longest, switches }) => ({
      date,
      longest: Math.max(0, ...Object.values(longest)),
      switches,
    }))
    // Leaves out a day whose only work belongs to a block that began on the day before.
    .filter(({ longest }) => longest > 0)

/** The averages of these days. Returns undefined if there are no days. */
export function uninterruptedOf(days: readonly UninterruptedDay[]): UninterruptedWork | undefined {
  if (days.length === 0) return undefined
  const known = days.flatMap(({ switches }) => switches ?? [])
  const all = known.reduce((sum, count) => sum + count, 0)
  return {
    days: days.length,
    median: medianOf(days.map(({ longest }) => longest)),
    switches: known.length > 0 ? all / known.length : undefined,
  }
}

const mostOften = (parts: readonly (DayPart | undefined)[]) =>
  (['morning', 'afternoon', 'evening'] as const).find(
    (part) => parts.filter((one) => one === part).length > parts.length / 2,
  )

/** The averages of each weekday that has work, in order from Monday to Sunday. */
export function uninterruptedByWeekday(
  days: readonly UninterruptedDay[],
): UninterruptedOfWeekday[] {
  const weekdays = Map.groupBy(days, ({ date }) => weekdayOf(date))
  return [...weekdays]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([weekday, own]) => {
      const uninterrupted = uninterruptedOf(own)
      return uninterrupted
        ? [{ weekday, ...uninterrupted, began: mostOften(own.map(({ began }) => began)) }]
        : []
    })
}
