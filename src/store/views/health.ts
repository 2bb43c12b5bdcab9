import type { StintDatabase } from '../database.ts'
import { readNamed } from '../named-rows.ts'

/** The amount of stored data. */
export interface Health {
  /** Segments, tombstones among them. */
  count: number
  /** The count is an estimate from a sample. */
  about?: true
  /** The first start among them, epoch milliseconds. */
  since?: number
  /** When a backup was last saved as a file. */
  savedAt?: number
}

/** Up to this number, all are counted. */
const COUNTED = 16_000
/** Ids are random, so one in sixteen begins with 0: counting those is a sample. */
const SIXTEENTH = 16

/** Cheap for any history: counting 500,000 takes Chromium up to three seconds. */
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

/** Two digits, the precision of the sample. */
const roundToTwoDigits = (count: number) => Number(count.toPrecision(2))

/** A backup was saved as a file. */
export const noteBackupSaved = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    await db.named.put({ name: 'savedAt', value: Date.now() })
  })
