import type { Segment, Stretch } from '../../core/time/segment.ts'
import { MAX_SEGMENT } from '../../core/time/segment.ts'
import type { StintDatabase, StoredConflict } from '../database.ts'

/**
 * The number of conflicts that are stored. A person who wants a losing version back looks for it
 * soon.
 */
const MAX_CONFLICTS = 200

/** The content of the losing version. If that was a deletion, it has the times of the winner. */
export type ConflictContent = Pick<Stretch, 'category' | 'startedAt' | 'endedAt' | 'note'> & {
  deleted?: true
}

interface ConflictOutcome {
  segment: Segment
  lost: ConflictContent
  won: StoredConflict['won']
}

/**
 * Stores the version that lost against a later edit. Runs within the transaction that resolved the
 * conflict.
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

/** The conflicts within `[from, to)`, in order of start. */
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
