/**
 * Checks whether the database accepts writes: on a full disk, or with a file of another owner, only
 * reading works.
 */

import { inTransaction } from '../db/group-commit.ts'
import type { Database } from '../db/tables.ts'

/**
 * The result of a check is used again for this many milliseconds, because anybody may request the
 * check, and each check must wait for the disk.
 */
const VALID_FOR = 1000

interface Probe {
  at: number
  written: Promise<unknown>
}
const probes = new WeakMap<Database, Probe>()

const write = (db: Database, now: number) =>
  inTransaction(db, (tx) =>
    tx
      .insertInto('readiness')
      .values({ id: 'probe', written_at: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ written_at: now }))
      .execute(),
  )

/**
 * Resolves when a row was written. If no row can be written, rejects with the error of the
 * database.
 */
export const checkWritable = async (db: Database, now: number) => {
  const last = probes.get(db)
  const fresh = last && Math.abs(now - last.at) < VALID_FOR
  const probe = fresh ? last : { at: now, written: write(db, now) }
  probes.set(db, probe)
  await probe.written
}
