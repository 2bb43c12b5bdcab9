import { liveQuery } from 'dexie'
import { useEffect, useState } from 'preact/hooks'

/** What the query reads, anew after every change of what it read; undefined until then. */
export const useLive = <T>(query: () => Promise<T>, fail: (error: unknown) => void) => {
  const [value, setValue] = useState<T>()
  // The query is fixed for as long as the page lives: it only closes over the database.
  useEffect(() => {
    const live = liveQuery(query).subscribe((read) => setValue(() => read), fail)
    return () => live.unsubscribe()
  }, [])
  return value
}
