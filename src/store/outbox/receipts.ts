import { MAX_SEGMENT } from '../../core/time/segment.ts'
import type { StintDatabase, StoredReceipt, StoredSegment } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { readSettings } from '../settings.ts'
import { markForOutbox } from './outbox.ts'

/**
 * The segments of this device that touch `[from, to)`, and the segments of other devices that touch
 * it and were sent by this device. Segments are not cut at `from` and `to`. Deleted segments
 * (tombstones) are included.
 */
const readReceiptRows = async (db: StintDatabase, from: number, to: number) => {
  const device = (await readNamed(db, 'device')) ?? ''
  return db.segments
    .where('startedAt')
    .between(from - MAX_SEGMENT, to)
    .filter((row) => (row.device === device || row.carried === true) && (row.endedAt ?? to) > from)
    .toArray()
}

// Whether the endpoint may have another revision than this browser. If no answer was received for a
// row that was sent (`offered`), the row may still have arrived.
const isUnsettled = ({ outbox, offered, acknowledged }: StoredSegment) =>
  outbox === 'refused' ? acknowledged > 0 : outbox !== undefined && offered > 0

/**
 * This device's acknowledged segments that touch `[from, to)`. Returns undefined if a segment of
 * that time has changed since it was sent.
 */
export const readSent = (
  db: StintDatabase,
  from: number,
  to: number,
): Promise<StoredSegment[] | undefined> =>
  db.transaction('r', db.segments, db.named, async () => {
    const rows = await readReceiptRows(db, from, to)
    if (rows.some(isUnsettled)) return undefined
    return rows.filter((row) => !row.deleted && row.acknowledged > 0)
  })

/**
 * Stores the endpoint's receipt for a day: a summary of what the endpoint has stored for that day.
 * @param settled whether the receipt matches this browser's data. Undefined if this is not known
 *   yet: then the receipt of the day is fetched again later
 */
export const keepReceipt = (
  db: StintDatabase,
  receipt: StoredReceipt,
  settled: boolean | undefined,
): Promise<void> =>
  db.transaction('rw', db.receipts, db.named, async () => {
    const before = await db.receipts.get(receipt.date)
    const firstAt = before?.firstAt ?? before?.at ?? receipt.at
    await db.receipts.put({ ...receipt, firstAt })
    const { owed = [], differing = [], ...state } = (await readNamed(db, 'sending')) ?? {}
    const others = (days: readonly string[]) => days.filter((day) => day !== receipt.date)
    await writeNamed(db, 'sending', {
      ...state,
      owed: settled === undefined ? owed : others(owed),
      differing: settled === false ? [...others(differing), receipt.date] : others(differing),
    })
  })

/**
 * Marks the acknowledged segments in `[from, to)` to be sent again, because the endpoint has other
 * content for that time.
 */
export const markForResending = (db: StintDatabase, from: number, to: number): Promise<void> =>
  db.transaction('rw', db.segments, db.named, async () => {
    const settings = await readSettings(db)
    const sent = (await readReceiptRows(db, from, to)).filter((row) => row.acknowledged > 0)
    await db.segments.bulkPut(
      sent.map((row) => markForOutbox({ ...row, acknowledged: row.revision - 1 }, settings)),
    )
  })
