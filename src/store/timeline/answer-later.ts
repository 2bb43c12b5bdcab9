import type { StintDatabase } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { newestUnexplained } from '../views/running.ts'

/**
 * The person answered the question about unexplained time with *Later*. Until the person is away
 * again, the badge shows the time of the running category instead of the question, and the icon
 * shows a dot. The timeline does not change.
 */
export const putOffQuestions = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.segments, db.named, async () => {
    const newest = await newestUnexplained(db, (await readNamed(db, 'device')) ?? '')
    if (newest) await writeNamed(db, 'putAway', newest.endedAt)
  })
