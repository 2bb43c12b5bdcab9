import type { Page } from 'puppeteer-core'
import { until } from './harness/until.ts'

/** What a segment looks like in the database; the tests read it as anybody could. */
export interface Kept {
  id: string
  category: string
  startedAt: number
  endedAt?: number
  source: string
  context?: { product: string; record?: { type: string; id: string } }
  deleted?: true
  outbox?: string
}

export const SETTINGS = 'extension/pages/settings.html'

/** All segments of the profile, in order, tombstones left out; read on a page of the extension. */
export const segmentsOn = (page: Page): Promise<Kept[]> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await done(indexedDB.open('stint'))
    const all: Kept[] = await done(db.transaction('segments').objectStore('segments').getAll())
    db.close()
    return all.filter((s) => !s.deleted).sort((a, b) => a.startedAt - b.startedAt)
  })

/** Sets what the settings page does not offer: thresholds short enough for a test. */
export const setOn = (page: Page, settings: object) =>
  page.evaluate(async (more) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await done(indexedDB.open('stint'))
    const named = db.transaction('named', 'readwrite').objectStore('named')
    const before = (await done(named.get('settings'))) as { value: object } | undefined
    await done(named.put({ name: 'settings', value: { ...before?.value, ...more } }))
    db.close()
  }, settings)

/** Whether the CRM has not been in front for longer than `leaveAfter` (3 s in these tests). */
export const isLeftOn = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await done(indexedDB.open('stint'))
    const rows = db.transaction('attribution').objectStore('attribution').getAll()
    const [row] = (await done(rows)) as { memory: { place: { crm?: object; since: number } } }[]
    db.close()
    const place = row?.memory.place
    return !place?.crm && Date.now() - (place?.since ?? 0) > 3000
  })

export const categories = (kept: readonly Kept[]) => kept.map((s) => s.category)

/** Waits until the segments are of these categories, in this order; answers with them. */
export async function untilTold(page: Page, expected: readonly string[], within?: number) {
  const told = async () => {
    const kept = await segmentsOn(page)
    if (categories(kept).join() === expected.join()) return kept
    throw new Error(categories(kept).join(', ') || 'no segment')
  }
  return until(told, `segments: ${expected.join(', ')}`, within)
}

/** Every segment but the last ends where the next one begins. */
export const touch = (kept: readonly Kept[]) =>
  kept.slice(1).every((s, i) => s.startedAt === kept[i]?.endedAt)
