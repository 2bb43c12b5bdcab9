/** Ensures that acts of administration run one at a time. */
import { sql } from 'kysely'
import { type Database, isOnServer } from '../db/tables.ts'

// The number by which PostgreSQL identifies this lock. The number itself has no meaning.
const ADDING = 1_463_800

/**
 * Allows one act of administration at a time: otherwise, two processes that add the same name at
 * the same time would both find the name free. (SQLite has only one writer.)
 */
const lockPeople = async (tx: Database) => {
  if (isOnServer(tx)) await sql`select pg_advisory_xact_lock(${sql.lit(ADDING)})`.execute(tx)
}

/** Runs an act of administration in a transaction of its own. */
export const actOnPeople = <T>(db: Database, act: (tx: Database) => Promise<T>) =>
  db.transaction().execute(async (tx) => {
    await lockPeople(tx)
    return act(tx)
  })
