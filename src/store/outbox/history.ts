import type { Segment, Stretch } from '../../core/time/segment.ts'
import type { StintDatabase, StoredSegment } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { readSettings } from '../settings.ts'
import { fitsOwnTimeline } from './fits-own-timeline.ts'
import { markForOutbox } from './outbox.ts'

/** A segment of the history as the endpoint sends it. It may come from any device of the person. */
type FetchedRow = { id: string; device: string; revision: number; changedAt: number } & (
  | { deleted: true }
  | (Omit<Stretch, 'id' | 'endedAt'> & { endedAt: number; scheme: number; zone?: string })
)

/**
 * How much of the history was fetched from the current endpoint. Returns undefined if fetching has
 * not begun.
 */
export const readHistoryProgress = (db: StintDatabase) =>
  db.transaction('r', db.named, async () => {
    const progress = await readNamed(db, 'fetched')
    return progress?.from === (await readNamed(db, 'sentTo')) ? progress : undefined
  })

/**
 * Stores one page of the history, and how much of the history was fetched. `wrong`: the number of
 * invalid rows that were left out.
 */
export const keepHistoryPage = (
  db: StintDatabase,
  rows: readonly FetchedRow[],
  { since, done, wrong = 0 }: { since: string; done: boolean; wrong?: number },
): Promise<void> =>
  db.transaction('rw', db.segments, db.named, async () => {
    const from = (await readNamed(db, 'sentTo')) ?? ''
    const before = await readNamed(db, 'fetched')
    const own = (await readNamed(db, 'device')) ?? ''
    const settings = await readSettings(db)
    const held = await db.segments.bulkGet(rows.map(({ id }) => id))
    const goesOn = before?.from === from ? before : undefined
    const left = (goesOn?.wrong ?? 0) + wrong
    let count = goesOn?.count ?? 0
    const others: StoredSegment[] = []
    for (const [i, row] of rows.entries()) {
      const was = held[i]
      if (!isNewer(row, was)) continue
      count++
      const news = markForOutbox(storedFrom(row, was), settings)
      if (row.device !== own) others.push(news)
      // Rows of this device are stored one by one, because each row that overlaps a stored segment
      // must be left out.
      else if ('deleted' in row || (await fitsOwnTimeline(db, row))) await db.segments.put(news)
    }
    await db.segments.bulkPut(others)
    await writeNamed(db, 'fetched', { from, since, count, done, ...(left > 0 && { wrong: left }) })
  })

/**
 * Whether a row of the history is newer than the stored row. If the stored row waits to be sent, it
 * stays: a conflict between the two rows is resolved when the stored row is sent.
 */
const isNewer = (row: FetchedRow, held: StoredSegment | undefined) =>
  held ? held.outbox === undefined && row.revision > held.revision : !('deleted' in row)

/**
 * The row to store, marked as acknowledged. A deleted row keeps the content that is stored here.
 */
const storedFrom = (row: FetchedRow, was: StoredSegment | undefined) =>
  ({
    ...('deleted' in row ? { ...was, ...row } : row),
    acknowledged: row.revision,
    offered: row.revision,
  }) as Segment

/**
 * Removes acknowledged segments, their receipts, and the stored edits and conflicts from which
 * these segments could be restored. Segments that the endpoint does not have are kept.
 */
export const eraseSent = (db: StintDatabase): Promise<void> =>
  db.transaction('rw', [db.segments, db.receipts, db.named, db.edits, db.losers], async () => {
    await db.segments
      .filter((row) => row.outbox === undefined && row.acknowledged > 0 && row.open === undefined)
      .delete()
    await db.receipts.clear()
    await db.edits.clear()
    await db.losers.clear()
    await db.named.delete('fetched')
  })
