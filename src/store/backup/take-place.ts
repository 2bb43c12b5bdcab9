/**
 * Lets this browser take the place of the one that made a backup (a new computer, a new profile).
 * The segments of that browser become this one's own, to edit and explain here.
 */
import type { StintDatabase } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { changeDeviceId, rowsOf } from '../timeline/device-id.ts'

interface BackupOrigin {
  /** The browser that made the file; older files do not say. */
  device?: string
  madeAt: number
}

/**
 * Only a browser whose time began after the backup, and that has sent nothing: its rows would be
 * another device's at the endpoint. Connecting later under the old id revokes the old token.
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

/** Runs within the transaction of the restore. Clears *undo*. */
export async function takePlace(db: StintDatabase, made: BackupOrigin) {
  const { device } = made
  if (device === undefined || !(await mayTakePlace(db, made))) return
  const own = (await readNamed(db, 'device')) ?? ''
  await changeDeviceId(db, { from: own, to: device })
  await writeNamed(db, 'keepsId', true)
}
