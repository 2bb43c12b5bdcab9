import { day } from '../../core/time/units.ts'
import type { StintDatabase } from '../database.ts'
import { readNamed } from '../named-rows.ts'

/** The amount of stored data, and the time of the last backup. */
export interface Health {
  /** The number of stored segments, deleted ones (tombstones) included. */
  count: number
  /** Present if `count` is an estimate from a sample. */
  about?: true
  /** The earliest start of a segment, epoch milliseconds. */
  since?: number
  /** When a backup was last saved as a file, epoch milliseconds. */
  savedAt?: number
}

/** The largest number of segments that is counted exactly. A larger number is estimated. */
const COUNTED = 16_000
/**
 * The smallest number of days in a sample. With this number, weekdays and weekends have their usual
 * proportion.
 */
const SAMPLED_DAYS = 64
/**
 * Number of segments that are ignored at the start and at the end of the history. If a clock was
 * wrong, these segments may be far away in time from all others.
 */
const FAR_OFF = 50

/**
 * Reads the amount of stored data. This is fast for any history: to count 500,000 segments takes
 * Chromium up to three seconds, so the number is estimated if the history is long.
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
 * Estimates the number of segments: counts the segments of every 2nd, 4th, 8th … day, and
 * multiplies. The longer the history is, the fewer days are counted. Returns 0 if the history is
 * too short for a sample.
 */
async function countSample({ segments }: StintDatabase): Promise<number> {
  const byStart = () => segments.orderBy('startedAt')
  const from = (await byStart().offset(FAR_OFF).first())?.startedAt ?? 0
  const to = (await byStart().reverse().offset(FAR_OFF).first())?.startedAt ?? 0
  const days = Math.floor((to - from) / day)
  if (days < 2 * SAMPLED_DAYS) return 0
  // A power of two is not a multiple of seven, so all weekdays are equally frequent in the sample.
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

/** Rounds to two digits, because the sample is not more precise. */
const roundToTwoDigits = (count: number) => Number(count.toPrecision(2))

/** Stores that a backup was saved as a file now. */
export const noteBackupSaved = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.named, async () => {
    await db.named.put({ name: 'savedAt', value: Date.now() })
  })
