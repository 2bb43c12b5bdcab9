import { day } from '../../core/time/units.ts'
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
/** Days of a sample, at least: weekdays and weekends in their proportion. */
const SAMPLED_DAYS = 64
/** Segments at either end that may be far from the others, because the clock was wrong. */
const FAR_OFF = 50

/** Cheap for any history: counting 500,000 takes Chromium up to three seconds. */
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

/** An estimate from one day of every 2, 4, 8 …; 0 if the history is too short for one. */
async function countSample({ segments }: StintDatabase): Promise<number> {
  const byStart = () => segments.orderBy('startedAt')
  const from = (await byStart().offset(FAR_OFF).first())?.startedAt ?? 0
  const to = (await byStart().reverse().offset(FAR_OFF).first())?.startedAt ?? 0
  const days = Math.floor((to - from) / day)
  if (days < 2 * SAMPLED_DAYS) return 0
  // No power of two is a multiple of seven, so the sample meets all weekdays equally often.
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

/** Two digits, the precision of the sample. */
const roundToTwoDigits = (count: number) => Number(count.toPrecision(2))

/** A backup was saved as a file. */
export const noteBackupSaved = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    await db.named.put({ name: 'savedAt', value: Date.now() })
  })
