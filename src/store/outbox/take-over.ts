import type { Segment } from '../../core/time/segment.ts'
import type { StintDatabase } from '../database.ts'
import { readRange } from '../timeline/range.ts'

type Ended = Pick<Segment, 'id' | 'device' | 'startedAt'> & { endedAt: number }

/**
 * Whether this device's own timeline can take over a segment from the endpoint: it overlaps nothing
 * else there, and it has ended. An end in the future would stop this device's clock until then.
 */
export async function canTakeOver(db: StintDatabase, row: Ended): Promise<boolean> {
  const { id, device, startedAt, endedAt } = row
  if (endedAt > Date.now()) return false
  const there = await readRange(db, device, startedAt, endedAt)
  return there.every((other) => other.id === id)
}
