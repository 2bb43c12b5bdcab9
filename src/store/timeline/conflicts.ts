import type { Segment, Stretch } from '../../core/time/segment.ts'
import { MAX_SEGMENT } from '../../core/time/segment.ts'
import type { StintDatabase, StoredConflict } from '../database.ts'

/** So many are kept; who wants one back looks soon. */
const MAX_CONFLICTS = 200

/** What is told of the one that lost; without times of its own, those of the one that won. */
export type ConflictContent = Pick<Stretch, 'category' | 'startedAt' | 'endedAt' | 'note'> & {
  deleted?: true
}

interface ConflictOutcome {
  segment: Segment
  lost: ConflictContent
  won: StoredConflict['won']
}

/** Remembers what lost against a later edit, within the transaction that settled it. */
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

/** Those that lie in `[from, to)`, in order of start. */
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

/** The person has seen it. */
export const dismissConflict = (db: StintDatabase, id: number): Promise<void> =>
  db.losers.delete(id)
