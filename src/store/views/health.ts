import { day } from '../../core/time/units.ts'
import type { StintDatabase } from '../database.ts'
import { readNamed } from '../named-rows.ts'

/** The amount of stored data, and when it was last backed up. */
export interface Health {
  /** The number of stored segments, tombstones included. */
  count: number
  /** The count is an estimate from a sample. */
  about?: true
  /** The earliest start of a segment, epoch milliseconds. */
  since?: number
  /** When a backup was last saved as a file, epoch milliseconds. */
  savedAt?: number
}

/** The largest number of segments that is counted exactly; a larger one is estimated. */
const COUNTED = 16_000
/**
 * The least number of days in a sample. That is enough for weekdays and weekends to have their
 * usual proportion.
 */
const SAMPLED_DAYS = 64
/**
 * Segments skipped at the start and at the end of the history: a wrong clock may have dated them
 * far away from the others.
 */
const FAR_OFF = 50

/**
 * Reads the amount of stored data. The cost is small for any history: counting 500,000 segments
 * takes Chromium up to three seconds, so a long history is estimated.
 */
export const readHealth = (db: StintDatabase): Promise<Health> =>
  db.transaction('r', db.segments, db.named, async () => {
    const sample = await countSample(db)
    const about = sample > COUNTED
    const first = await db.segments.orderBy('startedAt').first()
    const savedAt = await readNamed(db, 'savedAt')
    return {
      count: about ? roundToTwoDigits(sample) : await db.segments.count(),
      ...(about && { about }),
      ...(first && { since: first.startedAt }),
      ...(savedAt !== undefined && { savedAt }),
    }
  })

/**
 * An estimate of the number of segments, from one of every 2, 4, 8 … days; 0 if the history is too
 * short for a sample.
 */
async function countSample({ segments }: StintDatabase): Promise<number> {
  const byStart = () => segments.orderBy('startedAt')
  const from = (await byStart().offset(FAR_OFF).first())?.startedAt ?? 0
  const to = (await byStart().reverse().offset(FAR_OFF).first())?.startedAt ?? 0
  const days = Math.floor((to - from) / day)
  if (days < 2 * SAMPLED_DAYS) return 0
  // A power of two is no multiple of seven, so every weekday is equally frequent in the sample.
  const every = 2 ** Math.floor(Math.log2(days / SAMPLED_DAYS))
  const starts = Array.from({ length: Math.floor(days / every) }, (_, i) => from + i * every * day)
  const counts = await Promise.all(
    starts.map((at) =>
      segments
        .where('startedAt')
        .between(at, at + day)
        .count(),
    ),
  )
  return every * counts.reduce((sum, count) => sum + count, 0)
}

/** Rounds to two digits, the precision of the sample. */
const roundToTwoDigits = (count: number) => Number(count.toPrecision(2))

/** Stores that a backup was saved as a file now. */
export const noteBackupSaved = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    await db.named.put({ name: 'savedAt', value: Date.now() })
  })
