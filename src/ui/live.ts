import { liveQuery } from 'dexie'
import { useEffect, useState } from 'preact/hooks'

/**
 * Tells what the query reads, anew after every change of what it read. The wrapper is a native
 * async function on purpose: only of such does Dexie follow the awaits. With a plain function that
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

/** The same as a value; undefined until it was read. */
export const useLive = <T>(query: () => Promise<T>, fail: (error: unknown) => void) => {
  const [value, setValue] = useState<T>()
  // The query is fixed for as long as the page lives: it only closes over the database.
  useEffect(() => watch(query, (read) => setValue(() => read), fail), [])
  return value
}
