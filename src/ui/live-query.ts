import { liveQuery } from 'dexie'
import { useEffect, useState } from 'preact/hooks'

/**
 * Calls `tell` with the result of a query, and again after every change of that result. The query
 * is wrapped in a native async function, because only such a function keeps its Dexie transaction
 * after an `await`. With a plain function that returned a promise, live queries of one page
 * sometimes mixed up their transactions (PrematureCommitError, seen with Dexie 4.4).
 */
export const watch = <T>(
  query: () => Promise<T>,
  tell: (read: T) => void,
  fail: (error: unknown) => void,
) => {
  const live = liveQuery(async () => await query()).subscribe(tell, fail)
  return () => live.unsubscribe()
}

/** The result of a query, updated at every change. Undefined until the first result. */
export const useLive = <T>(query: () => Promise<T>, fail: (error: unknown) => void) => {
  const [value, setValue] = useState<T>()
  // The effect has no dependencies, because a query uses the database only and stays the same while
  // the page is open.
  useEffect(() => watch(query, (read) => setValue(() => read), fail), [])
  return value
}
