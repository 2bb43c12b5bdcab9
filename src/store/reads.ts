/**
 * The read operations of the database that the popup's first view needs. Dexie's tables have these
 * methods, and `nativeReads` implements them on a plain IndexedDB transaction, before Dexie is
 * loaded.
 */
import type { StoredAct, StoredMemory, StoredReceipt, StoredSegment } from './database.ts'
import type { NamedRow } from './named.ts'

export interface Rows<T, K = string> {
  get(key: K): PromiseLike<T | undefined>
  bulkGet(keys: K[]): PromiseLike<(T | undefined)[]>
  toArray(): PromiseLike<T[]>
  /** All rows, in the order of the primary key. */
  toCollection(): Range<T>
  where(index: string): {
    /** The rows from `lower` (included) to `upper` (excluded). */
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

/**
 * A key before all other keys of an index, and a key after all of them: IndexedDB sorts arrays
 * after all other types.
 */
export const FIRST_KEY = Number.NEGATIVE_INFINITY
export const LAST_KEY: [] = []

/**
 * Searches an index from its last row backwards. `find` first gets the latest rows, which are read
 * in one request. If `find` returns undefined, more rows are read. A cursor would need one request
 * for each row.
 * @param range called for each request, because a Dexie range keeps its state
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
