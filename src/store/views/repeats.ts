import { earlierNotes, likelyRepeats, type Repeat } from '../../core/attribution/likely-repeats.ts'
import { notesAfterCall } from '../../core/attribution/notes-after-call.ts'
import { arrangeCategories } from '../../core/scheme/arrangement.ts'
import { DOCUMENTATION } from '../../core/scheme/categories.ts'
import { isAside, type Stretch } from '../../core/time/segment.ts'
import { day } from '../../core/time/units.ts'
import type { StintDatabase, StoredSegment } from '../database.ts'
import { readAllNamed } from '../named-rows.ts'
import { schemeFromRows } from '../scheme/versions.ts'
import { settingsFromRows } from '../settings.ts'
import { readRange } from '../timeline/read-range.ts'

/**
 * Milliseconds. Only pairs of category and note that were started within this time before now are
 * offered.
 */
const SINCE = 14 * day
/**
 * The largest number of pairs of category and note that are offered: the popup has keys for three.
 */
const MOST_PAIRS = 3
const MOST_NOTES = 100

export interface Repeats {
  pairs: readonly Repeat[]
  /**
   * Earlier notes, which are offered to complete a note while the person types it, in order from
   * the latest to the earliest.
   */
  notes: readonly string[]
}

/**
 * The pairs of a category and a note that the person probably starts next, from this browser's last
 * two weeks. The segments are read by an index, so the time that this takes does not depend on the
 * length of the history.
 */
export const readRepeats = (db: StintDatabase, now = Date.now()): Promise<Repeats> =>
  db.transaction('r', db.segments, db.named, async () => repeatsWithin(db, now))

/** A stored row as a stretch; a running stretch has no end yet. */
const whole = ({ open, endedAt, ...row }: StoredSegment): Stretch =>
  open || endedAt === undefined ? row : { ...row, endedAt }

/**
 * Computes the pairs of a category and a note that the person probably starts next. The caller runs
 * this function within a transaction.
 */
export async function repeatsWithin(
  db: Pick<StintDatabase, 'segments' | 'named'>,
  now: number,
): Promise<Repeats> {
  const named = await readAllNamed(db)
  const rows = await readRange(db, named.device ?? '', now - SINCE, now)
  const { categories } = schemeFromRows(named, now)
  const offered = arrangeCategories(categories, settingsFromRows(named))
  const last = rows.findLast(({ category }) => !isAside(category))
  const isOffered = (id: string) => offered.some(({ category }) => category.id === id)
  const context = notesAfterCall(rows.map(whole), now, categories)
  const notes = context ? [{ category: DOCUMENTATION, note: '', context }] : []
  const likely = likelyRepeats(rows, { now, last, isOffered, most: MOST_PAIRS })
  return {
    pairs: [...notes, ...likely].slice(0, MOST_PAIRS),
    notes: earlierNotes(rows, MOST_NOTES),
  }
}
