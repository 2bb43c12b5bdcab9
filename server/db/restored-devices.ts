/** Keeps a device revoked after a restore, if it had been revoked before the restore. */
import type { DatabaseSync } from 'node:sqlite'
import { voidToken } from '../people/devices.ts'
import type { Database } from './tables.ts'

/**
 * `moved_to` is absent in the database of an older version, in which people could not move to
 * another team.
 */
interface Row {
  member: string
  id: string
  token_hash: string
  revoked_at: number | null
  moved_to?: string | null
}

/**
 * Returns the keys by which a device is found in another copy of the database. Each key stays the
 * same when the other one changes: merging two entries of a person changes `member`, connecting
 * again changes `token_hash`. The team is in no key, because a person who moves takes the device to
 * another team.
 */
const keysOf = ({ member, id, token_hash }: Pick<Row, 'member' | 'id' | 'token_hash'>) => [
  `${member} ${id}`,
  token_hash,
]

/**
 * Returns the keys of revoked devices in a database that a backup is about to replace. A device has
 * a row in each team in which its person was, and the row of an earlier team may be revoked
 * although the device is still connected. The keys of such devices are left out.
 */
export const readRevoked = (file: DatabaseSync): Set<string> => {
  const rows = file.prepare('select * from devices').all() as unknown as Row[]
  const revoked = new Set(rows.filter((row) => row.revoked_at !== null).flatMap(keysOf))
  const live = rows.filter((row) => row.revoked_at === null && !row.moved_to)
  for (const key of live.flatMap(keysOf)) revoked.delete(key)
  return revoked
}

/** Revokes the devices with these keys in a restored database. */
export const revokeAgain = async (db: Database, revoked: ReadonlySet<string>, now: number) => {
  const rows = await db
    .selectFrom('devices')
    .select(['team', 'member', 'id', 'token_hash'])
    .where('revoked_at', 'is', null)
    .execute()
  for (const row of rows)
    if (keysOf(row).some((key) => revoked.has(key))) await voidToken(db, row, now)
}
