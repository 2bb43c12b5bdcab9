/**
 * Reads with plain IndexedDB, for code that runs before Dexie is loaded, and for code in which
 * Dexie would take longer than the reads.
 */
import type { Range, Reads, Rows } from './reads.ts'

/** The read operations on these object stores within a transaction. */
export const nativeReads = (transaction: IDBTransaction, stores: readonly string[]) =>
  Object.fromEntries(
    stores.map((name) => [name, rowsOf(transaction.objectStore(name))]),
  ) as unknown as Reads

const rowsOf = (store: IDBObjectStore): Rows<unknown, IDBValidKey> => ({
  get: (key) => resultOf(store.get(key)),
  bulkGet: (keys) => Promise.all(keys.map((key) => resultOf(store.get(key)))),
  toArray: () => resultOf(store.getAll()),
  toCollection: () => rangeOf({ source: store }),
  where: (name) => {
    const source = store.index(name)
    return {
      between: (lower, upper) =>
        rangeOf({ source, keys: IDBKeyRange.bound(lower, upper, false, true) }),
      equals: (key) => rangeOf({ source, keys: IDBKeyRange.only(key) }),
    }
  },
})

interface RangeRequest {
  source: IDBObjectStore | IDBIndex
  keys?: IDBKeyRange
  back?: boolean
  most?: number
}

const rangeOf = (asked: RangeRequest): Range<unknown> => {
  const { source, keys, back, most } = asked
  return {
    reverse: () => rangeOf({ ...asked, back: !back }),
    limit: (limit) => rangeOf({ ...asked, most: limit }),
    toArray: () => (back ? latestOf(asked) : resultOf(source.getAll(keys, most))),
    primaryKeys: () => resultOf(source.getAllKeys(keys, most)),
    count: () => resultOf(source.count(keys)),
  }
}

/**
 * The latest rows. They are read one by one with a cursor in reverse order, because Firefox before
 * 144 cannot request several rows in reverse order at once.
 */
const latestOf = ({ source, keys, most = Number.POSITIVE_INFINITY }: RangeRequest) =>
  new Promise<unknown[]>((resolve, reject) => {
    const rows: unknown[] = []
    const request = source.openCursor(keys, 'prev')
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const cursor = request.result
      if (cursor) rows.push(cursor.value)
      if (cursor && rows.length < most) cursor.continue()
      else resolve(rows)
    }
  })

export const resultOf = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onerror = () => reject(request.error)
    request.onsuccess = () => resolve(request.result)
  })
