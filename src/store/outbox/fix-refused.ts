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
  /** One of the contract's reasons for which the endpoint rejects a row, or `too-large`. */
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

/** The endpoint's reason for rejecting a segment whose category is not in the team's scheme. */
export const UNKNOWN_CATEGORY = 'unknown-category'

/**
 * How the person fixes a refused segment: changes its category, splits it into parts of at most a
 * day, sends it again unchanged, or deletes it.
 */
export type Fix = { category: string } | 'split' | 'again' | 'delete'

/**
 * Splits a segment into parts that are short enough for the endpoint. The first part keeps the id.
 */
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
 * Fixes a refused segment. It is sent when Stint sends next. Does nothing if the segment is not
 * refused.
 */
export const fixRefused = (db: StintDatabase, id: string, mending: Fix): Promise<void> =>
  db.transaction('rw', db.segments, db.named, async () => {
    const settings = await readSettings(db)
    const { categories } = await readScheme(db)
    const row = await db.segments.get(id)
    if (row?.outbox !== 'refused') return
    const rows = applyFix(row, mending, { now: Date.now(), categories })
    // If the fix splits the segment, the first row is the shortened segment, and the other rows are
    // new segments. The rows are stored in this order, so that no two stored segments overlap at any
    // time.
    await db.segments.bulkPut(rows.map((part) => markForOutbox(part, settings)))
  })

/**
 * Marks all refused segments to be sent again without a change. They are sent now, or, if the
 * person sends by hand only, when the person sends next.
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
 * Fixes all segments that were refused because of an unknown category. There may be thousands of
 * them, if the person made the category before they joined the team.
 * @throws RangeError if no scheme has the new category
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
