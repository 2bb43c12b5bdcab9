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

/** Everything that lies in one store of the profile's database; read on a page of the extension. */
export const rowsOn = <T>(page: Page, store: string): Promise<T[]> =>
  page.evaluate(async (name) => {
    const done = <R>(request: IDBRequest<R>) =>
      new Promise<R>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await done(indexedDB.open('stint'))
    const rows = await done(db.transaction(name).objectStore(name).getAll())
    db.close()
    return rows
  }, store)

/** Everything that lies in the profile's database, store by store, as JSON. */
export async function everythingOn(page: Page): Promise<string> {
  const stores = await page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opened = indexedDB.open('stint')
        opened.onerror = () => reject(opened.error)
        opened.onsuccess = () => {
          resolve([...opened.result.objectStoreNames])
          opened.result.close()
        }
      }),
  )
  const rows = await Promise.all(stores.map(async (name) => [name, await rowsOn(page, name)]))
  return JSON.stringify(Object.fromEntries(rows))
}

/** All segments, in order, tombstones left out. */
export async function segmentsOn(page: Page): Promise<Kept[]> {
  const all = await rowsOn<Kept>(page, 'segments')
  return all.filter((s) => !s.deleted).sort((a, b) => a.startedAt - b.startedAt)
}

/** Sets what the settings page does not offer: thresholds short enough for a test. */
export async function setOn(page: Page, settings: object) {
  const named = await rowsOn<{ name: string; value: object }>(page, 'named')
  const before = named.find((row) => row.name === 'settings')?.value
  await page.evaluate(
    (row) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('stint')
        opened.onerror = () => reject(opened.error)
        opened.onsuccess = () => {
          const written = opened.result.transaction('named', 'readwrite')
          written.objectStore('named').put(row)
          written.oncomplete = () => resolve(opened.result.close())
          written.onerror = () => reject(written.error)
        }
      }),
    { name: 'settings', value: { ...before, ...settings } },
  )
}

/**
 * As if the scheme had been changed so many days earlier than it was. All of it in the page: deep
 * objects do not come over Firefox's protocol.
 */
export const daysPassOn = (page: Page, days: number) =>
  page.evaluate(
    (ago) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('stint')
        opened.onsuccess = () => {
          const change = opened.result.transaction('named', 'readwrite')
          const named = change.objectStore('named')
          const read = named.get('scheme')
          read.onsuccess = () => {
            for (const version of read.result.value.versions) {
              const from = version.from && Temporal.PlainDate.from(version.from)
              if (from) version.from = from.subtract({ days: ago }).toString()
            }
            named.put(read.result)
          }
          change.oncomplete = () => resolve(opened.result.close())
          change.onerror = () => reject(change.error)
        }
      }),
    days,
  )

/** As if what is stored had been begun so many milliseconds earlier: there is work to tell of. */
export const beganEarlierOn = (page: Page, ms: number) =>
  page.evaluate(
    (earlier) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('stint')
        opened.onerror = () => reject(opened.error)
        opened.onsuccess = () => {
          const change = opened.result.transaction('segments', 'readwrite')
          const segments = change.objectStore('segments')
          const read = segments.getAll()
          read.onsuccess = () => {
            for (const s of read.result) segments.put({ ...s, startedAt: s.startedAt - earlier })
          }
          change.oncomplete = () => resolve(opened.result.close())
          change.onerror = () => reject(change.error)
        }
      }),
    ms,
  )

async function placeOn(page: Page) {
  type Remembered = { memory: { place: { site?: object; since: number } } }
  const [row] = await rowsOn<Remembered>(page, 'attribution')
  return row?.memory.place ?? { since: 0 }
}

/** Whether it is stored that the CRM is in front. */
export const isInCrmOn = async (page: Page) => (await placeOn(page)).site !== undefined

/** Whether the CRM has not been in front for longer than `leaveAfter` (3 s in these tests). */
export async function isLeftOn(page: Page): Promise<boolean> {
  const { site, since } = await placeOn(page)
  return !site && Date.now() - since > 3000
}

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

/** Rows in a transaction: the browser's protocol has a limit of minutes for each call. */
const AT_ONCE = 10_000

/** As if the person had worked for a long time before they connected. */
export async function fillOutbox(page: Page, size: number) {
  const named = await rowsOn<{ name: string; value: string }>(page, 'named')
  const device = named.find(({ name }) => name === 'device')?.value ?? ''
  for (let from = 0; from < size; from += AT_ONCE)
    await page.evaluate(fill, device, from, Math.min(from + AT_ONCE, size))
}

/** Runs in the page. */
const fill = (device: string, from: number, to: number) =>
  new Promise<void>((resolve, reject) => {
    const opened = indexedDB.open('stint')
    opened.onsuccess = () => {
      const change = opened.result.transaction('segments', 'readwrite')
      const minute = 60_000
      const start = Date.now() - 400 * 24 * 60 * minute
      for (let i = from; i < to; i++)
        change.objectStore('segments').add({
          ...{ id: crypto.randomUUID(), device, category: i % 2 ? 'research' : 'misc' },
          ...{ startedAt: start + i * 5 * minute, endedAt: start + (i + 1) * 5 * minute },
          ...{ source: 'hand', scheme: 1, revision: 1, acknowledged: 0, offered: 0 },
          ...{ changedAt: start + (i + 1) * 5 * minute, outbox: 'send' },
        })
      change.oncomplete = () => {
        opened.result.close()
        resolve()
      }
      change.onerror = () => reject(change.error)
    }
  })

/** How many segments wait to be sent, what runs among them; counted by the index, which is quick. */
export const waitingOn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opened = indexedDB.open('stint')
        opened.onsuccess = () => {
          const outbox = opened.result
            .transaction('segments')
            .objectStore('segments')
            .index('outbox')
          const counted = outbox.count('send')
          counted.onsuccess = () => {
            opened.result.close()
            resolve(counted.result)
          }
          counted.onerror = () => reject(counted.error)
        }
      }),
  )
