import { totalsOf } from '../../core/day/totals.ts'
import { daysBefore } from '../../core/time/days.ts'
import { hour } from '../../core/time/units.ts'
import type { Reads } from '../reads.ts'
import { ownZone } from '../settings.ts'
import { readRange } from '../timeline/range.ts'

/** The days searched for habits. */
const DAYS = 28
/** Only this much of a longer stretch (a night, a weekend) is compared, milliseconds. */
const LONGEST = 12 * hour

/**
 * The person's activities at these hours in the last four weeks, milliseconds per category, as far
 * as they picked or explained them. Reads 28 short ranges, however long the history.
 */
export async function readHabits(
  db: Pick<Reads, 'segments'>,
  device: string,
  { startedAt, endedAt }: { startedAt: number; endedAt: number },
): Promise<Record<string, number>> {
  const length = Math.min(endedAt - startedAt, LONGEST)
  const zone = ownZone()
  const days = Array.from({ length: DAYS }, (_, i) => daysBefore(startedAt, i + 1, zone))
  const ranges = await Promise.all(days.map((from) => readRange(db, device, from, from + length)))
  return totalsOf(ranges.flat().filter((s) => s.source === 'hand'))
}
