import type { StintDatabase } from '../database.ts'
import { readNamed } from '../named-rows.ts'

/** How much is kept here. */
export interface Health {
  /** Segments, tombstones among them. */
  count: number
  /** The count was worked out from a part of them. */
  about?: true
  /** The first start among them, epoch milliseconds. */
  since?: number
  /** When a backup was last saved to a file. */
  savedAt?: number
}

/** Up to this, all are counted. */
const COUNTED = 16_000
/** Ids are random: so many of them begin with 0, and are counted in a sixteenth of the time. */
const SIXTEENTH = 16

/** Costs little, however long the history: to count 500,000 takes Chromium up to three seconds. */
export const readHealth = (db: StintDatabase): Promise<Health> =>
  db.transaction('r', db.segments, db.named, async () => {
    const part = SIXTEENTH * (await db.segments.where('id').startsWith('0').count())
    const about = part > COUNTED
    const first = await db.segments.orderBy('startedAt').first()
    const savedAt = await readNamed(db, 'savedAt')
    return {
      count: about ? roundToTwoDigits(part) : await db.segments.count(),
      ...(about && { about }),
      ...(first && { since: first.startedAt }),
      ...(savedAt !== undefined && { savedAt }),
    }
  })

/** To two digits: more is not known. */
const roundToTwoDigits = (count: number) => Number(count.toPrecision(2))

/** A backup has been handed over as a file. */
export const noteBackupSaved = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    await db.named.put({ name: 'savedAt', value: Date.now() })
  })
