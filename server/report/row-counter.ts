/** Reads and locks the counter of a member, which grows with every change of the member's rows. */
import { type Database, isOnServer } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'

const counterOf = (db: Database, { team, member }: Owner) =>
  db.selectFrom('members').select('seq').where('team', '=', team).where('id', '=', member)

/** Returns the counter of a member; undefined if the member's data were deleted. */
export const readCounter = async (db: Database, owner: Owner) =>
  (await counterOf(db, owner).executeTakeFirst())?.seq

/**
 * Reads the counter, and locks it until the transaction ends. Every transaction that changes a
 * person's rows locks the counter first. Otherwise two transactions could lock in different orders,
 * and wait for each other for ever.
 */
export const lockCounter = async (tx: Database, owner: Owner) => {
  const own = counterOf(tx, owner)
  const found = await (isOnServer(tx) ? own.forUpdate() : own).executeTakeFirst()
  return found?.seq
}
