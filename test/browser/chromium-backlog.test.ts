import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Endpoint, startEndpoint } from './endpoint.ts'
import { type Chromium, launchChromium } from './harness/chromium.ts'
import { until } from './harness/until.ts'
import { rowsOn, SETTINGS } from './rep.ts'

const LONG = process.env.STINT_LONG !== undefined
/** A year of a busy person's; fewer in everyday runs. */
const SIZE = LONG ? 100_000 : 3_000
const WITHIN = LONG ? 600_000 : 60_000

let endpoint: Endpoint
let chromium: Chromium
let settings: Page
beforeAll(async () => {
  endpoint = await startEndpoint()
  chromium = await launchChromium()
  settings = await chromium.openPage(SETTINGS)
})
afterAll(async () => {
  await chromium.close()
  await endpoint.stop()
})

/** As if the person had worked for a long time before they connected. */
const fillOutbox = (device: string, from: number, count: number) =>
  settings.evaluate(
    (device, from, count) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('stint')
        opened.onsuccess = () => {
          const change = opened.result.transaction('segments', 'readwrite')
          const minute = 60_000
          const start = Date.now() - 400 * 24 * 60 * minute
          for (let i = from; i < from + count; i++)
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
      }),
    device,
    from,
    count,
  )

/** Counted by the index: what the test asks must not be what slows the browser down. */
const waiting = () =>
  settings.evaluate(
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

test(
  'a long backlog goes out with progress, survives the worker, and leaves the popup quick',
  async () => {
    await (await settings.waitForSelector('#endpoint'))?.type(endpoint.url)
    await settings.type('#code', endpoint.codeFor('Anna'))
    await settings.click('#connect')
    await settings.waitForSelector('#connected')
    const named = await rowsOn<{ name: string; value: string }>(settings, 'named')
    const device = named.find(({ name }) => name === 'device')?.value ?? ''
    for (let from = 0; from < SIZE; from += 10_000)
      await fillOutbox(device, from, Math.min(10_000, SIZE - from))
    const started = performance.now()
    await settings.bringToFront()
    await settings.click('#send')
    const text = () => settings.$eval('#sending', (e) => e.textContent ?? '')
    await until(async () => /Sending… [\d,]+ left/.test(await text()), 'the progress')
    await settings.click('#stop-sending')
    await settings.waitForSelector('#send:not([disabled])')
    const left = await waiting()
    expect(left).toBeGreaterThan(0)
    await settings.click('#send')
    await until(async () => (await waiting()) < left, 'it goes on')
    await chromium.killWorker()
    const popup = await chromium.popup()
    await popup.waitForSelector('main[data-ready]')
    const clicked = performance.now()
    await popup.click('[data-category=client-meeting]')
    await popup.waitForSelector('[data-category=client-meeting][aria-pressed=true]')
    const click = performance.now() - clicked
    // What runs waits for its end.
    await until(async () => (await waiting()) <= 1, 'all sent', WITHIN)
    await until(async () => !/Sending|Not sent/.test(await text()), 'the outcome', WITHIN)
    const took = (performance.now() - started) / 1000
    console.log(
      `${SIZE} segments in ${took.toFixed(0)} s; a click meanwhile ${click.toFixed(0)} ms`,
    )
    expect(endpoint.count()).toBe(SIZE)
  },
  2 * WITHIN,
)

test('no console said anything', () => {
  expect(chromium.problems).toEqual([])
})
