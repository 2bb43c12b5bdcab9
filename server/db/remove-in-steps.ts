/**
 * Removes many rows in steps, so that another writer waits for one step and not for all steps.
 * (SQLite allows one writer at a time. A service that waits for another process cannot answer
 * requests.)
 */
import { setTimeout } from 'node:timers/promises'
import { inTransaction } from './group-commit.ts'
import type { Database } from './tables.ts'

/** Milliseconds that one step should take; the pause after it lasts at least as long. */
const STEP = 25
/**
 * The number of rows that one step removes. With fewer rows than `least`, most of the time would be
 * spent waiting for the disk.
 */
const ROWS = { least: 50, most: 1000 }

/** Removes at most `most` rows. Returns how many rows it removed. */
export type Remove = (db: Database, most: number) => Promise<number>

/**
 * Returns a function that repeats a removal until no rows are left to remove, and returns the
 * number of removed rows. It pauses between steps, so that other processes and requests can write.
 * The number of rows in a step depends on how long the previous step took.
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
