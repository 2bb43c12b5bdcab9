import type { Page } from 'puppeteer-core'

/**
 * Simulates that time has passed: moves all stored instants back by `ms` milliseconds. Stint keeps no
 * state in memory, so this has the same effect as a clock that runs on. With `awake`, Stint finds signs
 * of life of the computer until now; with `asleep`, it finds none for these milliseconds.
 */
export const letTimePass = (page: Page, ms: number, how: 'awake' | 'asleep') =>
  page.evaluate(
    (ms, isAwake) =>
      new Promise<void>((resolve, reject) => {
        /**
         * Numbers above this one are instants in epoch milliseconds; lower numbers are lengths and
         * counts.
         */
        const EARLIEST = Date.UTC(2020)
        const earlier = (value: unknown): unknown => {
          if (typeof value === 'number') return value > EARLIEST ? value - ms : value
          if (Array.isArray(value)) return value.map(earlier)
          if (typeof value !== 'object' || value === null) return value
          return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, earlier(of)]))
        }
        const opened = indexedDB.open('stint')
        opened.onerror = () => reject(opened.error)
        opened.onsuccess = () => {
          const names = ['segments', 'acts', 'attribution', 'named']
          const change = opened.result.transaction(names, 'readwrite')
          for (const name of names) {
            const store = change.objectStore(name)
            const rows = store.getAll()
            rows.onsuccess = () => {
              for (const row of rows.result) {
                const moved = earlier(row) as typeof row
                if (isAwake && name === 'attribution') {
                  moved.latest = row.latest
                  moved.memory.lastSeen = row.memory.lastSeen
                }
                store.put(moved)
              }
            }
          }
          change.oncomplete = () => resolve(opened.result.close())
          change.onerror = () => reject(change.error)
        }
      }),
    ms,
    how === 'awake',
  )
