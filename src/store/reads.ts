/**
 * What reading needs of a database. Dexie's tables have it; so has one transaction of IndexedDB
 * itself, for the popup's first view: it is there before Dexie is loaded.
 */
import type { NamedRow, StoredAct, StoredMemory, StoredReceipt, StoredSegment } from './database.ts'

export interface Rows<T, K = string> {
  get(key: K): PromiseLike<T | undefined>
  bulkGet(keys: K[]): PromiseLike<(T | undefined)[]>
  toArray(): PromiseLike<T[]>
  /** In the order of the primary key. */
  toCollection(): Range<T>
  where(index: string): {
    /** From `lower` up to `upper`, which is not in it. */
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

/** Before and after every other key of an index: arrays sort last. */
export const FIRST_KEY = Number.NEGATIVE_INFINITY
export const LAST_KEY: [] = []

/**
 * The first of the latest rows that fits, or all of them: asked for in one request, and more where
 * they do not reach. A cursor would make a request for each row.
 * @param range made anew for each request: Dexie's keep what they were told
 * @param find undefined: further back
 */
export async function latest<T, R>(
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
