/**
 * Changes the id of this browser. Its unsent segments and the running segment are then stored under
 * the new id.
 */
import type { StintDatabase, StoredSegment } from '../database.ts'
import { writeNamed } from '../named-rows.ts'

/** All segments of a device, in order of start. */
export const rowsOf = (db: StintDatabase, device: string) =>
  db.segments.where('[device+startedAt]').between([device, -Infinity], [device, Infinity])

/**
 * Changes the id of this device. The caller runs it within a transaction of `segments`,
 * `attribution`, `named`, `acts` and `edits`. Deletes what is stored for *undo*, because those rows
 * have the old id.
 * @param isMoved whether a row gets the new id. All other rows then belong to another browser
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
