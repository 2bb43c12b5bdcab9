/**
 * Much is removed a little at a time: whoever writes waits for one step, not for all. (SQLite has one
 * writer; a service that waits for another process answers nobody meanwhile.)
 */
import { setTimeout } from 'node:timers/promises'
import type { Database } from './tables.ts'
import { inTransaction } from './together.ts'

/** How long a step should take, milliseconds. */
const STEP = 20
/** Rows of a step: of the first, and of the largest. */
const ROWS = { first: 50, most: 1000 }

/** Removes up to so many rows. Returns how many those were. */
export type Remove = (db: Database, most: number) => Promise<number>

/** Repeats a removal until nothing is left of it, with pauses for others. Returns how many rows went. */
export const removeInSteps = async (db: Database, remove: Remove) => {
  let removed = 0
  for (let most = ROWS.first; ; ) {
    const start = performance.now()
    const count = await inTransaction(db, (tx) => remove(tx, most))
    const took = performance.now() - start
    removed += count
    if (count > 0) await setTimeout(Math.max(STEP, took))
    if (count < most) return removed
    most = took > STEP ? Math.max(1, most >> 1) : Math.min(ROWS.most, most * 2)
  }
}
