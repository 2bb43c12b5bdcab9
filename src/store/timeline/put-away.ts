import type { StintDatabase } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { newestWaiting } from '../views/running.ts'

/**
 * *Later*: the badge shows the time again, and only a dot, until the person is away once more.
 * Nothing of the timeline changes.
 */
export const putAway = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.segments, db.named, async () => {
    const newest = await newestWaiting(db, (await readNamed(db, 'device')) ?? '')
    if (newest) await writeNamed(db, 'putAway', newest.endedAt)
  })
