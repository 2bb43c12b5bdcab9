import type { Segment } from '../../core/time/segment.ts'
import type { StintDatabase } from '../database.ts'
import { readRange } from '../timeline/read-range.ts'

type Ended = Pick<Segment, 'id' | 'device' | 'startedAt'> & { endedAt: number }

/**
 * Whether a segment from the endpoint can be stored on this device's timeline. It must not overlap
 * another segment of this device, and it must have ended. If its end were in the future, this
 * device would count no time until that end (rule 9 of docs/domain.md).
 */
export async function fitsOwnTimeline(db: StintDatabase, row: Ended): Promise<boolean> {
  const { id, device, startedAt, endedAt } = row
  if (endedAt > Date.now()) return false
  const there = await readRange(db, device, startedAt, endedAt)
  return there.every((other) => other.id === id)
}
