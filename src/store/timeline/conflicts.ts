import type { Segment, Stretch } from '../../core/time/segment.ts'
import type { StintDatabase, StoredLoser } from '../database.ts'

/** So many are kept; who wants one back looks soon. */
const KEPT = 200

/** What is told of the one that lost; without times of its own, those of the one that won. */
type Lost = Pick<Stretch, 'category' | 'startedAt' | 'endedAt' | 'note'> & { deleted?: true }

interface Settled {
  segment: Segment
  lost: Lost
  won: StoredLoser['won']
}

/** Remembers what lost against a later edit, within the transaction that settled it. */
export async function keepLoser(db: StintDatabase, { segment, lost, won }: Settled) {
  const { startedAt, endedAt = startedAt, category, note, deleted } = lost
  await db.losers.add({
    ...{ segment: segment.id, settledAt: Date.now(), won, startedAt, endedAt, category },
    ...(note && { note }),
    ...(deleted && { deleted }),
  })
  const spare = (await db.losers.count()) - KEPT
  if (spare > 0) await db.losers.bulkDelete(await db.losers.limit(spare).primaryKeys())
}

/** The contract takes no segment that is longer, milliseconds. */
const LONGEST = 24 * 60 * 60_000

/** Those that lie in `[from, to)`, in order of start. */
export const readLosers = (db: StintDatabase, from: number, to: number): Promise<StoredLoser[]> =>
  db.losers
    .where('startedAt')
    .between(from - LONGEST, to)
    .filter(({ endedAt }) => endedAt > from)
    .toArray()

/** The person has seen it. */
export const dismissLoser = (db: StintDatabase, id: number): Promise<void> => db.losers.delete(id)
