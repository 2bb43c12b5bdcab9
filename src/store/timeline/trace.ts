import type { TraceEvent, TraceLine } from '../../core/attribution/trace.ts'
import { day } from '../../core/time/units.ts'
import type { StintDatabase } from '../database.ts'

/**
 * Milliseconds. Lines of the trace (recorded events for `npm run replay`) are deleted when they are
 * older than this.
 */
const KEEP_FOR = 14 * day

/**
 * Adds a line to the trace (recorded events for `npm run replay`). The caller runs it within the
 * transaction of the change that the line describes.
 */
export async function keepTrace(db: StintDatabase, at: number, event: TraceEvent) {
  await db.trace
    .where('at')
    .below(at - KEEP_FOR)
    .delete()
  await db.trace.add({ ...event, at })
}

/** All lines of the trace (recorded events), in order of time. */
export const readTrace = (db: StintDatabase): Promise<TraceLine[]> => db.trace.toArray()

export const deleteTrace = (db: StintDatabase): Promise<void> => db.trace.clear()
