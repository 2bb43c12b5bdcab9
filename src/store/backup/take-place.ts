/**
 * A browser that takes the place of the one that a backup is of: a new computer, a new profile. What
 * that one recorded is then this one's own, to be edited and explained here.
 */
import { Dexie } from 'dexie'
import type { StintDatabase } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import type { Backup } from './put-back.ts'

type BackupOrigin = Pick<Backup, 'device' | 'madeAt'>

const rowsOf = (db: StintDatabase, device: string) =>
  db.segments.where('[device+startedAt]').between([device, Dexie.minKey], [device, Dexie.maxKey])

/**
 * Only one that began after the backup was made, and that no endpoint knows: what it sent would be
 * another browser's there. Connected later under the old id, it makes the old one's token void.
 */
export const mayTakePlace = (
  db: StintDatabase,
  { device, madeAt }: BackupOrigin,
): Promise<boolean> =>
  db.transaction('r', db.segments, db.named, async () => {
    const own = (await readNamed(db, 'device')) ?? ''
    if (device === undefined || device === own) return false
    if (await readNamed(db, 'connection')) return false
    const rows = rowsOf(db, own)
    return (
      (await rows.filter((row) => row.startedAt < madeAt || row.offered > 0).first()) === undefined
    )
  })

/** Within the transaction that puts back the rest. *Undo* ends. */
export async function takePlace(db: StintDatabase, made: BackupOrigin) {
  const { device } = made
  if (device === undefined || !(await mayTakePlace(db, made))) return
  const own = (await readNamed(db, 'device')) ?? ''
  await writeNamed(db, 'device', device)
  const rows = await rowsOf(db, own).toArray()
  await db.segments.bulkPut(rows.map((row) => ({ ...row, device })))
  const stored = await db.attribution.get(own)
  if (!stored) return
  await db.attribution.delete(own)
  await db.attribution.put({ ...stored, device })
  await db.acts.clear()
  await db.edits.clear()
}
