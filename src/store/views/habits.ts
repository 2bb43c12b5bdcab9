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
 * Returns how long the person spent on each category at the hours of `span` on the 28 days before
 * it, in milliseconds. Only time whose category the person chose is included. Reads one short range
 * of time per day, even if the history is long.
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
 * Returns the result of `readHabits` for each of several spans of one day. Each of the 28 days before
 * is read once for all spans.
 * @param spans in order of start
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
