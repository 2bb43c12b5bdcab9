import type { Page } from 'puppeteer-core'
import type { Sample } from './sample.ts'

/**
 * Replaces all data in the extension's database by the sample. `page` is a page of the extension, which
 * has the database open.
 */
export const writeSample = (page: Page, sample: Sample): Promise<void> => page.evaluate(put, sample)

/** Runs in the page: writes the sample into the database. */
async function put(sample: Sample) {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const db = await done(indexedDB.open('stint'))
  const stores = [...db.objectStoreNames]
  const change = db.transaction(stores, 'readwrite', { durability: 'relaxed' })
  for (const name of stores) {
    change.objectStore(name).clear()
    for (const row of sample[name as keyof Sample] ?? []) change.objectStore(name).add(row)
  }
  await new Promise<void>((resolve, reject) => {
    change.oncomplete = () => resolve()
    change.onabort = () => reject(change.error)
  })
  db.close()
}
