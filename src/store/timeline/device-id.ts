/** Another id for this browser: what it has not sent, and what runs, is then stored under it. */
import type { StintDatabase, StoredSegment } from '../database.ts'
import { writeNamed } from '../named-rows.ts'

/** All rows of a device, in order. */
export const rowsOf = (db: StintDatabase, device: string) =>
  db.segments.where('[device+startedAt]').between([device, -Infinity], [device, Infinity])

/**
 * Runs within a transaction of `segments`, `attribution`, `named`, `acts` and `edits`. Clears
 * *undo*, which holds rows under the old id.
 * @param isMoved rows that become the new id's; others stay as another browser's
 */
export async function changeDeviceId(
  db: StintDatabase,
  { from, to }: { from: string; to: string },
  isMoved: (row: StoredSegment) => boolean = () => true,
) {
  await writeNamed(db, 'device', to)
  const rows = await rowsOf(db, from).filter(isMoved).toArray()
  await db.segments.bulkPut(rows.map((row) => ({ ...row, device: to })))
  const stored = await db.attribution.get(from)
  if (!stored) return
  await db.attribution.delete(from)
  await db.attribution.put({ ...stored, device: to })
  await db.acts.clear()
  await db.edits.clear()
}
