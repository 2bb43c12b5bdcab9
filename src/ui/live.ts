import { liveQuery } from 'dexie'
import { useEffect, useState } from 'preact/hooks'

/**
 * Passes on what the query reads, again after every change of it. The wrapper is a native async
 * function on purpose: Dexie follows the awaits of these only. With a plain function that
 * returns a promise, several live queries on one page mixed up their transactions now and then
 * (PrematureCommitError, seen with Dexie 4.4).
 */
export const watch = <T>(
  query: () => Promise<T>,
  tell: (read: T) => void,
  fail: (error: unknown) => void,
) => {
  const live = liveQuery(async () => await query()).subscribe(tell, fail)
  return () => live.unsubscribe()
}

/** The same as a value. Undefined until it is read. */
export const useLive = <T>(query: () => Promise<T>, fail: (error: unknown) => void) => {
  const [value, setValue] = useState<T>()
  // The query does not change while the page is open: it closes over the database only.
  useEffect(() => watch(query, (read) => setValue(() => read), fail), [])
  return value
}
