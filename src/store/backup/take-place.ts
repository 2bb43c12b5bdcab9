/**
 * Lets this browser take the place of the browser that made a backup: on a new computer, or in a
 * new profile. The segments of the old browser become this browser's own, so that the person can
 * edit and explain them here.
 */
import type { StintDatabase } from '../database.ts'
import { readNamed, writeNamed } from '../named-rows.ts'
import { changeDeviceId, rowsOf } from '../timeline/device-id.ts'

interface BackupOrigin {
  /** The id of the browser that made the backup; absent in older files. */
  device?: string
  madeAt: number
}

/**
 * Whether this browser may take the place of the one that made the backup. It may only if its own
 * time began after the backup and it has sent nothing: rows that it sent would belong to another
 * device at the endpoint. A later connection under the old id revokes the old token.
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

/**
 * Gives this browser the id of the one that made the backup. Runs within the transaction of the
 * restore. Clears *undo*.
 */
export async function takePlace(db: StintDatabase, made: BackupOrigin) {
  const { device } = made
  if (device === undefined || !(await mayTakePlace(db, made))) return
  const own = (await readNamed(db, 'device')) ?? ''
  await changeDeviceId(db, { from: own, to: device })
  await writeNamed(db, 'keepsId', true)
}
