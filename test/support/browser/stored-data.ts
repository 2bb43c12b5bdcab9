import type { Page } from 'puppeteer-core'
import { SLIVER } from '../../../src/core/time/sliver.ts'
import type { SmallDisk } from './small-disk.ts'
import { until } from './until.ts'

/** A segment as the extension's database stores it. */
export interface StoredRow {
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

/** Reads all rows of one IndexedDB store of the browser, in a page of the extension. */
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

/** Returns all rows of all IndexedDB stores of the browser as JSON text. */
export async function databaseTextOn(page: Page): Promise<string> {
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

/** Returns all segments, sorted by their start, without the rows of deleted segments. */
export async function segmentsOn(page: Page): Promise<StoredRow[]> {
  const all = await rowsOn<StoredRow>(page, 'segments')
  return all.filter((s) => !s.deleted).sort((a, b) => a.startedAt - b.startedAt)
}

/** Writes rows directly into the database, because no page of Stint offers this. */
export const putOn = (page: Page, table: 'named' | 'segments', rows: readonly object[]) =>
  page.evaluate(
    (table, rows) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('stint')
        opened.onerror = () => reject(opened.error)
        opened.onsuccess = () => {
          const written = opened.result.transaction(table, 'readwrite')
          for (const row of rows) written.objectStore(table).put(row)
          written.oncomplete = () => resolve(opened.result.close())
          written.onerror = () => reject(written.error)
        }
      }),
    table,
    rows,
  )

/** Stores settings that the settings page does not allow, such as thresholds short enough for a test. */
export async function setOn(page: Page, settings: object) {
  const named = await rowsOn<{ name: string; value: object }>(page, 'named')
  const before = named.find((row) => row.name === 'settings')?.value
  await putOn(page, 'named', [{ name: 'settings', value: { ...before, ...settings } }])
}

/**
 * Moves the time of the last change of the scheme (the set of categories) back by some days. The change
 * is made by a function in the page, because deeply nested objects cannot pass through Firefox's test
 * protocol.
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

/** Records two minutes of calls in the popup, and closes the popup. */
export async function recordCallOn(page: Page, popup: Page) {
  await popup.waitForSelector('main[data-ready]')
  await popup.keyboard.press('2')
  await untilStored(page, ['outgoing-call'])
  await popup.keyboard.press('s')
  const ended = async () => (await segmentsOn(page)).every((s) => s.endedAt)
  await until(ended, 'it ended')
  const earlier = (await segmentsOn(page)).map((s) => ({ ...s, startedAt: s.startedAt - 120_000 }))
  await putOn(page, 'segments', earlier)
  await popup.close()
}

/**
 * Stores settings by which the working day ended a minute ago, so that the notification with the day's
 * summary must be shown. Returns the instant at which the working day ended.
 */
export async function endWorkdayOn(page: Page) {
  const ended = Temporal.Now.zonedDateTimeISO().subtract({ minutes: 1 })
  const workdayEnd = ended.toPlainTime().toString({ smallestUnit: 'minute' })
  await setOn(page, { notifyDay: true, workdayEnd })
  return ended.toPlainDate().toString()
}

/** Makes yesterday and today the only working days of the week, and copies today's work to yesterday. */
export async function lastWorkingDayOn(page: Page) {
  const today = Temporal.Now.plainDateISO()
  const days = [today.subtract({ days: 1 }).dayOfWeek, today.dayOfWeek]
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => (days.includes(day) ? 8 : 0))
  await putOn(page, 'named', [{ name: 'workingTime', value: { week, off: [], changedAt: 1 } }])
  const earlier = (at: number) => at - 24 * 60 * 60_000
  const rows = (await segmentsOn(page)).map((s) => ({
    ...s,
    id: `${s.id}-before`,
    startedAt: earlier(s.startedAt),
    endedAt: earlier(s.endedAt ?? 0),
  }))
  await putOn(page, 'segments', rows)
}

/** Presses keys in the popup while the disk is full, until the popup reports that it is full. */
export async function untilRefused(popup: Page, disk: Pick<SmallDisk, 'fill'>) {
  let turn = 0
  // The disk is filled again before each key, because the browser frees some bytes now and then,
  // and a few more bytes fit into a file that it has open.
  const isTold = async () => {
    disk.fill()
    await popup.keyboard.press(turn++ % 2 ? '8' : '7')
    await popup.waitForSelector('[aria-busy=true]', { hidden: true })
    const said = await popup.evaluate(() => document.body.innerText)
    return said.includes('Not saved: the disk is full.')
  }
  await until(isTold, 'the popup to say so')
}

async function placeOn(page: Page) {
  type Remembered = { memory: { place: { site?: object; since: number } } }
  const [row] = await rowsOn<Remembered>(page, 'attribution')
  return row?.memory.place ?? { since: 0 }
}

/** Whether Stint has stored that the CRM is in front. */
export const isInCrmOn = async (page: Page) => (await placeOn(page)).site !== undefined

/** Whether at least `leaveAfter` (3 s in these tests) has passed since the CRM was last in front. */
export async function isLeftOn(page: Page): Promise<boolean> {
  const { site, since } = await placeOn(page)
  return !site && Date.now() - since > 3000
}

export const categories = (kept: readonly StoredRow[]) => kept.map((s) => s.category)

/**
 * Waits until the stored segments have exactly these categories, in this order. Returns the segments.
 */
export async function untilStored(page: Page, expected: readonly string[], within?: number) {
  const readExpected = async () => {
    const kept = await segmentsOn(page)
    if (categories(kept).join() === expected.join()) return kept
    throw new Error(categories(kept).join(', ') || 'no segment')
  }
  return until(readExpected, `segments: ${expected.join(', ')}`, within)
}

/**
 * Moves all stored instants back by five seconds, also those in the undo list. The running segment is
 * then long enough to be kept: the time of a segment shorter than five seconds goes to a neighbour (rule
 * 12 of docs/domain.md).
 */
export const hasLastedOn = (page: Page) =>
  page.evaluate(
    (ms) =>
      new Promise<void>((resolve, reject) => {
        type Row = { startedAt: number; endedAt?: number }
        const earlier = (row: Row) => {
          row.startedAt -= ms
          if (row.endedAt !== undefined) row.endedAt -= ms
        }
        const opened = indexedDB.open('stint')
        opened.onsuccess = () => {
          const change = opened.result.transaction(['segments', 'acts'], 'readwrite')
          const [segments, acts] = [change.objectStore('segments'), change.objectStore('acts')]
          const rows = segments.getAll()
          rows.onsuccess = () => {
            rows.result.forEach(earlier)
            for (const row of rows.result) segments.put(row)
          }
          const kept = acts.getAll()
          kept.onsuccess = () => {
            for (const act of kept.result) {
              for (const row of [...act.before, ...act.after]) earlier(row)
              acts.put(act)
            }
          }
          change.oncomplete = () => resolve(opened.result.close())
          change.onerror = () => reject(change.error)
        }
      }),
    SLIVER,
  )

/**
 * Waits until the running segment has lasted for five seconds, because the time of a shorter segment
 * goes to a neighbour (rule 12 of docs/domain.md). Tests that compare instants use this function,
 * because `hasLastedOn` would change the instants.
 */
export const untilItLasts = (page: Page) =>
  until(async () => {
    const open = (await segmentsOn(page)).find((s) => s.endedAt === undefined)
    return !open || Date.now() - open.startedAt >= SLIVER
  }, 'what runs to have lasted')

/** Whether every segment but the last ends at the instant at which the next one begins. */
export const areAdjacent = (kept: readonly StoredRow[]) =>
  kept.slice(1).every((s, i) => s.startedAt === kept[i]?.endedAt)

/**
 * Number of rows that one call to the page writes. More rows could take longer than the browser's test
 * protocol waits for one call, which is some minutes.
 */
const AT_ONCE = 10_000

/** Writes a long history of segments that were recorded before Stint was connected to an endpoint. */
export async function fillOutbox(page: Page, size: number) {
  const named = await rowsOn<{ name: string; value: string }>(page, 'named')
  const device = named.find(({ name }) => name === 'device')?.value ?? ''
  for (let from = 0; from < size; from += AT_ONCE)
    await page.evaluate(fill, device, from, Math.min(from + AT_ONCE, size))
}

/** Runs in the page: writes the rows with the numbers `from` to `to - 1`. */
const fill = (device: string, from: number, to: number) =>
  new Promise<void>((resolve, reject) => {
    const opened = indexedDB.open('stint')
    opened.onsuccess = () => {
      const change = opened.result.transaction('segments', 'readwrite')
      const minute = 60_000
      const start = Date.now() - 400 * 24 * 60 * minute
      for (let i = from; i < to; i++)
        change.objectStore('segments').add({
          id: crypto.randomUUID(),
          device,
          category: i % 2 ? 'research' : 'misc',
          startedAt: start + i * 5 * minute,
          endedAt: start + (i + 1) * 5 * minute,
          source: 'hand',
          scheme: 1,
          revision: 1,
          acknowledged: 0,
          offered: 0,
          changedAt: start + (i + 1) * 5 * minute,
          outbox: 'send',
        })
      change.oncomplete = () => {
        opened.result.close()
        resolve()
      }
      change.onerror = () => reject(change.error)
    }
  })

/**
 * Returns the number of segments that have not been sent; the running segment is one of them. The
 * index of the database answers this quickly.
 */
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

/**
 * Makes the last stored sign of life (rule 5 of docs/domain.md) older than ten seconds, because Stint
 * stores at most one in ten seconds. The next observation of the browser then stores a new one. Runs
 * in a page of the extension.
 */
export const ageSignOfLife = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('stint')
        opened.onerror = () => reject(opened.error)
        opened.onsuccess = () => {
          const change = opened.result.transaction('attribution', 'readwrite')
          const rows = change.objectStore('attribution').openCursor()
          rows.onsuccess = () => {
            const cursor = rows.result
            if (!cursor) return
            const { memory, ...row } = cursor.value
            cursor.update({ ...row, memory: { ...memory, lastSeen: memory.lastSeen - 20_000 } })
            cursor.continue()
          }
          change.oncomplete = () => resolve(opened.result.close())
          change.onerror = () => reject(change.error)
        }
      }),
  )
