import type { StintDatabase } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { newestUnexplained } from '../views/running.ts'

/**
 * The person chose *Later*. The badge shows the time again, and the icon shows a dot for the
 * question, until the person is away once more. The timeline does not change.
 */
export const putOffQuestions = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.segments, db.named, async () => {
    const newest = await newestUnexplained(db, (await readNamed(db, 'device')) ?? '')
    if (newest) await writeNamed(db, 'putAway', newest.endedAt)
  })
