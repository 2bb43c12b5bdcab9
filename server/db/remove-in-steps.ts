/**
 * Much is removed a little at a time: whoever writes waits for one step, not for all. (SQLite has one
 * writer; a service that waits for another process answers nobody meanwhile.)
 */
import { setTimeout } from 'node:timers/promises'
import { inTransaction } from './group-commit.ts'
import type { Database } from './tables.ts'

/** How long a step should take, milliseconds; others have as long after it. */
const STEP = 25
/** Rows of a step. Fewer than the least would only wait for the disk. */
const ROWS = { least: 50, most: 1000 }

/** Removes up to so many rows. Returns how many those were. */
export type Remove = (db: Database, most: number) => Promise<number>

/**
 * A way to repeat removals until nothing is left of them, with pauses for others; how much goes into
 * a step follows from how long the steps before took. It answers how many rows went.
 */
export const createRemover = (db: Database) => {
  let most = ROWS.least
  return async (remove: Remove) => {
    for (let removed = 0; ; ) {
      const asked = most
      const start = performance.now()
      const count = await inTransaction(db, (tx) => remove(tx, asked))
      const took = performance.now() - start
      removed += count
      if (count > 0) await setTimeout(Math.max(STEP, took))
      if (took > STEP) most = Math.max(ROWS.least, asked >> 1)
      else if (count === asked) most = Math.min(ROWS.most, asked * 2)
      if (count < asked) return removed
    }
  }
}
