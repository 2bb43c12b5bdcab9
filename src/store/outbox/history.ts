import type { Segment, Stretch } from '../../core/time/segment.ts'
import type { StintDatabase, StoredSegment } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { readSettings } from '../settings.ts'
import { markForOutbox } from './outbox.ts'
import { canTakeOver } from './take-over.ts'

/** A segment as the endpoint gives it back: from whichever device of the person. */
export type FetchedRow = { id: string; device: string; revision: number; changedAt: number } & (
  | { deleted: true }
  | (Omit<Stretch, 'id' | 'endedAt'> & { endedAt: number; scheme: number; zone?: string })
)

/** How far the person's history has been fetched from where this browser sends to. */
export const readHistoryProgress = (db: StintDatabase) =>
  db.transaction('r', db.named, async () => {
    const progress = await readNamed(db, 'fetched')
    return progress?.from === (await readNamed(db, 'sentTo')) ? progress : undefined
  })

/**
 * Takes in one page of the history, and remembers where to go on. `wrong`: how many rows of the page
 * were left out, as they said what cannot be.
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
      if (!isNews(row, was)) continue
      count++
      const news = markForOutbox(storedFrom(row, was), settings)
      if (row.device !== own) others.push(news)
      // This device's own one by one: what is here comes first, and nothing overlaps.
      else if ('deleted' in row || (await canTakeOver(db, row))) await db.segments.put(news)
    }
    await db.segments.bulkPut(others)
    await writeNamed(db, 'fetched', { from, since, count, done, ...(left > 0 && { wrong: left }) })
  })

/** What waits here to be sent is settled by sending it. */
const isNews = (row: FetchedRow, held: StoredSegment | undefined) =>
  held ? held.outbox === undefined && row.revision > held.revision : !('deleted' in row)

/** As it lies here: acknowledged, and of a deleted one (news only of what is here) what is known. */
const storedFrom = (row: FetchedRow, was: StoredSegment | undefined) =>
  ({
    ...('deleted' in row ? { ...was, ...row } : row),
    acknowledged: row.revision,
    offered: row.revision,
  }) as Segment

/**
 * Removes what the endpoint holds, its receipts, and what could bring any of it back; what it has
 * not got stays.
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
