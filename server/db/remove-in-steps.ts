/**
 * Removes many rows in steps: another writer waits for one step, not for all. (SQLite has one writer,
 * and a service that waits for another process answers nobody meanwhile.)
 */
import { setTimeout } from 'node:timers/promises'
import { inTransaction } from './group-commit.ts'
import type { Database } from './tables.ts'

/** Milliseconds that a step should take; the pause after it is as long. */
const STEP = 25
/** Rows of a step. Fewer than the least would mostly wait for the disk. */
const ROWS = { least: 50, most: 1000 }

/** Removes at most `most` rows. Returns how many it removed. */
export type Remove = (db: Database, most: number) => Promise<number>

/**
 * Returns a function that repeats a removal until nothing is left to remove, with pauses for others,
 * and returns how many rows it removed. The rows of a step follow from the time of the steps before.
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
