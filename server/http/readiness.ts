/** Whether the database takes writes now: a full disk or a file of somebody else reads on. */

import { inTransaction } from '../db/group-commit.ts'
import type { Database } from '../db/tables.ts'

/** How long an answer stands, milliseconds: anybody may ask, and a write waits for the disk. */
const STANDS = 1000

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

/** Resolves once something was written; rejects with what kept it from being. */
export const checkWritable = async (db: Database, now: number) => {
  const last = probes.get(db)
  const fresh = last && Math.abs(now - last.at) < STANDS
  const probe = fresh ? last : { at: now, written: write(db, now) }
  probes.set(db, probe)
  await probe.written
}
