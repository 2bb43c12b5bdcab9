import type { Segment, Stretch } from '../../core/time/segment.ts'
import { MAX_SEGMENT } from '../../core/time/segment.ts'
import type { StintDatabase, StoredConflict } from '../database.ts'

/**
 * The largest number of conflicts that are stored. If a person wants the unused version back, they
 * look for it soon.
 */
const MAX_CONFLICTS = 200

/**
 * The content of the unused version. If it was a deletion, it has the times of the version that was
 * used.
 */
export type ConflictContent = Pick<Stretch, 'category' | 'startedAt' | 'endedAt' | 'note'> & {
  deleted?: true
}

interface ConflictOutcome {
  segment: Segment
  lost: ConflictContent
  won: StoredConflict['won']
}

/**
 * Stores the version of a segment that was not used after a conflict. The caller runs it within the
 * transaction that resolved the conflict.
 */
export async function keepConflict(db: StintDatabase, { segment, lost, won }: ConflictOutcome) {
  const { startedAt, endedAt = startedAt, category, note, deleted } = lost
  await db.losers.add({
    segment: segment.id,
    settledAt: Date.now(),
    won,
    startedAt,
    endedAt,
    category,
    ...(note && { note }),
    ...(deleted && { deleted }),
  })
  const spare = (await db.losers.count()) - MAX_CONFLICTS
  if (spare > 0) await db.losers.bulkDelete(await db.losers.limit(spare).primaryKeys())
}

/** The conflicts whose unused version touches the time `[from, to)`, in order of start. */
export const readConflicts = (
  db: StintDatabase,
  from: number,
  to: number,
): Promise<StoredConflict[]> =>
  db.losers
    .where('startedAt')
    .between(from - MAX_SEGMENT, to)
    .filter(({ endedAt }) => endedAt > from)
    .toArray()

/** Removes a conflict that the person has seen. */
export const dismissConflict = (db: StintDatabase, id: number): Promise<void> =>
  db.losers.delete(id)
