/**
 * The read operations of a database. Dexie's tables implement them, and so does a plain IndexedDB
 * transaction for the popup's first view, before Dexie is loaded.
 */
import type { NamedRow, StoredAct, StoredMemory, StoredReceipt, StoredSegment } from './database.ts'

export interface Rows<T, K = string> {
  get(key: K): PromiseLike<T | undefined>
  bulkGet(keys: K[]): PromiseLike<(T | undefined)[]>
  toArray(): PromiseLike<T[]>
  /** In the order of the primary key. */
  toCollection(): Range<T>
  where(index: string): {
    /** From `lower` (included) to `upper` (excluded). */
    between(lower: unknown, upper: unknown): Range<T>
    equals(key: string): Range<T>
  }
}

export interface Range<T> {
  reverse(): Range<T>
  limit(most: number): Range<T>
  toArray(): PromiseLike<T[]>
  primaryKeys(): PromiseLike<unknown[]>
  count(): PromiseLike<number>
}

export interface Reads {
  segments: Rows<StoredSegment>
  attribution: Rows<StoredMemory>
  named: Rows<NamedRow>
  receipts: Rows<StoredReceipt>
  acts: Rows<StoredAct, number>
}

/** Below and above every other key of an index: arrays sort last. */
export const FIRST_KEY = Number.NEGATIVE_INFINITY
export const LAST_KEY: [] = []

/**
 * Searches from the last row back: `find` gets the latest rows in one request, and more if it
 * returns undefined. A cursor would make one request per row.
 * @param range called for each request, as Dexie's ranges are stateful
 * @param find returns undefined if it needs earlier rows
 */
export async function findLatest<T, R>(
  range: () => Range<T>,
  few: number,
  find: (rows: readonly T[], all: boolean) => R | undefined,
): Promise<R | undefined> {
  for (let most = few; ; most *= 4) {
    const rows = await range().reverse().limit(most).toArray()
    const all = rows.length < most
    const found = find(rows, all)
    if (found !== undefined || all) return found
  }
}
