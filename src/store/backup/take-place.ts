/**
 * Lets this browser take over the id of the browser that made a backup, for example on a new
 * computer or in a new profile. The segments of the old browser become segments of this browser, so
 * that the person can edit and explain them here.
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
 * Whether this browser may take over the id of the browser that made the backup. This is allowed
 * only if all segments of this browser began after the backup, and if this browser has sent
 * nothing: the endpoint would have the sent segments under another id. When this browser later
 * connects with the old id, the endpoint revokes the token of the old browser.
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
 * Changes the id of this browser to that of the browser that made the backup. The caller runs it
 * within the transaction of the restore. Earlier actions can no longer be undone.
 */
export async function takePlace(db: StintDatabase, made: BackupOrigin) {
  const { device } = made
  if (device === undefined || !(await mayTakePlace(db, made))) return
  const own = (await readNamed(db, 'device')) ?? ''
  await changeDeviceId(db, { from: own, to: device })
  await writeNamed(db, 'keepsId', true)
}
