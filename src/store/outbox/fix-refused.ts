import { type Categories, categoryOf } from '../../core/scheme/categories.ts'
import { MAX_SEGMENT, type Segment } from '../../core/time/segment.ts'
import type { StintDatabase, StoredSegment } from '../database.ts'
import { readScheme } from '../scheme/versions.ts'
import { newSegmentId } from '../segment-id.ts'
import { readSettings } from '../settings.ts'
import { markForOutbox } from './outbox.ts'
import { askToSend } from './sending.ts'

/** A segment that the endpoint refused, and why. */
export interface RefusedSegment {
  id: string
  category: string
  startedAt: number
  endedAt: number
  /** A reason for rejecting a row as in the contract, or `too-large`. */
  reason: string
}

/** The refused segments, in order of start. */
export const readRefused = async (db: StintDatabase): Promise<RefusedSegment[]> => {
  const rows = await db.segments.where('outbox').equals('refused').sortBy('startedAt')
  return rows.map(({ id, category, startedAt, endedAt = startedAt, refused }) => ({
    id,
    category,
    startedAt,
    endedAt,
    reason: refused?.reason ?? '',
  }))
}

/** The endpoint's reason for a segment whose category the team does not have. */
export const UNKNOWN_CATEGORY = 'unknown-category'

/**
 * How the person fixes a refused segment: change its category, split it into parts of a day at
 * most, send it again unchanged, or delete it.
 */
export type Fix = { category: string } | 'split' | 'again' | 'delete'

/** Splits a segment into parts short enough for the endpoint; the first part keeps the id. */
function splitIntoDays(row: Segment & { endedAt: number }): Segment[] {
  const count = Math.ceil((row.endedAt - row.startedAt) / MAX_SEGMENT)
  return Array.from({ length: count }, (_, i) => {
    const startedAt = row.startedAt + i * MAX_SEGMENT
    return {
      ...row,
      startedAt,
      endedAt: Math.min(startedAt + MAX_SEGMENT, row.endedAt),
      ...(i > 0 && { id: newSegmentId(startedAt), revision: 1, acknowledged: 0, offered: 0 }),
    }
  })
}

function applyFix(
  row: StoredSegment,
  mending: Fix,
  { now, categories }: { now: number; categories: Categories },
): Segment[] {
  const { refused: _, ...rest } = row
  const next = { ...rest, revision: row.revision + 1, changedAt: now }
  if (mending === 'again') return [next]
  if (mending === 'delete') return [{ ...next, deleted: true }]
  const { endedAt } = next
  if (mending === 'split')
    return endedAt === undefined ? [next] : splitIntoDays({ ...next, endedAt, edited: true })
  if (!categoryOf(mending.category, categories))
    throw new RangeError(`No such category: ${mending.category}`)
  return [{ ...next, category: mending.category, edited: true }]
}

/**
 * Fixes a refused segment, which is sent again with the next run. Does nothing if the segment is
 * not refused.
 */
export const fixRefused = (db: StintDatabase, id: string, mending: Fix): Promise<void> =>
  db.transaction('rw', db.segments, db.named, async () => {
    const settings = await readSettings(db)
    const { categories } = await readScheme(db)
    const row = await db.segments.get(id)
    if (row?.outbox !== 'refused') return
    const rows = applyFix(row, mending, { now: Date.now(), categories })
    // The segment is shortened before its other parts are stored, so that no two stored segments
    // overlap at any time.
    await db.segments.bulkPut(rows.map((part) => markForOutbox(part, settings)))
  })

/**
 * Marks all refused segments for sending again, unchanged: at once, or with the next manual
 * sending.
 */
export const sendRefusedAgain = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', db.segments, db.named, async () => {
    const settings = await readSettings(db)
    const rows = await db.segments.where('outbox').equals('refused').toArray()
    if (rows.length === 0) return
    const mending = { now: Date.now(), categories: [] }
    const again = rows.flatMap((row) => applyFix(row, 'again', mending))
    await db.segments.bulkPut(again.map((row) => markForOutbox(row, settings)))
    if (settings.sendBy === 'time') await askToSend(db)
  })

/**
 * Fixes all segments that were refused for an unknown category. There may be thousands of them, if
 * the person made the category before they joined the team.
 * @throws RangeError for a category that no scheme has
 */
export const fixRefusedCategory = (
  db: StintDatabase,
  from: string,
  category: string,
): Promise<void> =>
  db.transaction('rw', db.segments, db.named, async () => {
    const settings = await readSettings(db)
    const { categories } = await readScheme(db)
    const rows = await db.segments
      .where('outbox')
      .equals('refused')
      .filter((row) => row.category === from && row.refused?.reason === UNKNOWN_CATEGORY)
      .toArray()
    const mending = { now: Date.now(), categories }
    const parts = rows.flatMap((row) => applyFix(row, { category }, mending))
    await db.segments.bulkPut(parts.map((part) => markForOutbox(part, settings)))
  })
