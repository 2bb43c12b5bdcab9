import { totalsOf } from '../../core/day/totals.ts'
import { clip, daysBefore } from '../../core/time/days.ts'
import { hour } from '../../core/time/units.ts'
import { ownZone } from '../own-zone.ts'
import type { Reads } from '../reads.ts'
import { readRange } from '../timeline/read-range.ts'

/** The number of past days that are searched for habits. */
const DAYS = 28
/**
 * Milliseconds. If a stretch is longer than this (a night, a weekend), only this much of the
 * stretch is compared with earlier days.
 */
const LONGEST = 12 * hour

interface Span {
  startedAt: number
  endedAt: number
}

/**
 * The person's activities at these hours of the day in the last four weeks, milliseconds per
 * category. Only time that the person picked or explained is included. Reads 28 short ranges, even
 * if the history is long.
 */
export async function readHabits(
  db: Pick<Reads, 'segments'>,
  device: string,
  span: Span,
): Promise<Record<string, number>> {
  const [usual = {}] = await readHabitsOfEach(db, device, [span])
  return usual
}

/**
 * For each of several spans of one day, in order of start: the person's activities at these hours
 * in the last four weeks. The 28 ranges are read once for all spans.
 */
export async function readHabitsOfEach(
  db: Pick<Reads, 'segments'>,
  device: string,
  spans: readonly Span[],
): Promise<Record<string, number>[]> {
  const [first] = spans
  if (!first) return []
  const zone = ownZone()
  const until = Math.max(...spans.map(endOf))
  const ranges = await Promise.all(
    Array.from({ length: DAYS }, (_, i) => {
      const from = daysBefore(first.startedAt, i + 1, zone)
      return readRange(db, device, from, from + until - first.startedAt)
    }),
  )
  return spans.map((span) => {
    const rows = ranges.flatMap((range, i) => {
      const from = daysBefore(span.startedAt, i + 1, zone)
      return clip(range, from, from + endOf(span) - span.startedAt)
    })
    return totalsOf(rows.filter((row) => row.source === 'hand'))
  })
}

const endOf = ({ startedAt, endedAt }: Span) => Math.min(endedAt, startedAt + LONGEST)
