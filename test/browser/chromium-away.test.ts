import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { hour } from '../../src/core/time/units.ts'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { moveMouse } from '../support/browser/mouse.ts'
import { type Clicker, clickerAt } from '../support/browser/notices.ts'
import { allow } from '../support/browser/prompt.ts'
import {
  ageSignOfLife,
  areAdjacent,
  categories,
  rowsOn,
  SETTINGS,
  segmentsOn,
  setOn,
  untilStored,
} from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

declare const chrome: Browser

/**
 * Positions in pixels of the buttons in Chromium's own notification, which is at the lower right of the
 * display of 1280 × 900 pixels.
 */
const ON_NOTICE = {
  likeliest: ['1026', '863'],
  choose: ['1195', '863'],
  close: ['1258', '738'],
} as const

let chromium: Chromium
let settings: Page
let clickOn: Clicker<keyof typeof ON_NOTICE>
beforeAll(async () => {
  // Makes Chromium draw the notification itself. Otherwise a desktop with a notification service would
  // show the notification.
  const args = ['--disable-features=SystemNotifications']
  chromium = await launchChromium({ args })
  settings = await chromium.openPage(SETTINGS)
  clickOn = clickerAt(ON_NOTICE)
})
afterAll(() => chromium.close())

/** Returns the ids of the notifications that are shown now. */
const shown = () => chromium.worker(async () => Object.keys(await chrome.notifications.getAll()))

/**
 * Waits for 15 s without input, moves the mouse, and waits until a notification asks about the absence.
 */
async function awayAndAsked() {
  const last = async () => (await segmentsOn(settings)).at(-1)?.category
  moveMouse()
  await until(async () => (await last()) === 'unexplained', 'away')
  moveMouse()
  await until(async () => (await last()) === 'research', 'the return')
  return until(async () => (await shown())[0], 'the notification')
}

/**
 * Moves the start of a segment back by `by` milliseconds. The segment is then long enough to be split
 * at a full minute.
 */
const stretch = (page: Page, id: string, by: number) =>
  page.evaluate(
    (of, ms) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('stint')
        opened.onerror = () => reject(opened.error)
        opened.onsuccess = () => {
          const written = opened.result.transaction('segments', 'readwrite')
          const rows = written.objectStore('segments')
          const all = rows.getAll()
          all.onsuccess = () => {
            const { startedAt } = all.result.find((s) => s.id === of)
            for (const s of all.result.filter((s) => s.startedAt <= startedAt)) {
              const endedAt = s.id === of ? s.endedAt : s.endedAt - ms
              rows.put({ ...s, startedAt: s.startedAt - ms, endedAt })
            }
          }
          written.oncomplete = () => resolve(opened.result.close())
          written.onerror = () => reject(written.error)
        }
      }),
    id,
    by,
  )

test('the notification is switched on with one click and one prompt', async () => {
  await settings.waitForSelector('#notify:not([disabled])')
  await settings.click('#notify')
  await allow(settings)
  await settings.waitForSelector('#notify[aria-checked=true]')
  await setOn(settings, { idleAfter: 15_000 })
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  await popup.keyboard.press('7')
  await untilStored(settings, ['research'])
  await popup.close()
})

test('closing the notification changes nothing, and no later worker asks again', async () => {
  const id = await awayAndAsked()
  const kept = await segmentsOn(settings)
  expect(categories(kept)).toEqual(['research', 'unexplained', 'research'])
  expect(id).toBe(`${kept[1]?.id} prospect-meeting`)
  await clickOn('close', async () => (await shown()).length === 0)
  await chromium.killWorker()
  const latest = async () => (await rowsOn<{ latest: number }>(settings, 'attribution'))[0]?.latest
  const before = (await latest()) ?? 0
  await ageSignOfLife(settings)
  // The event of a new tab starts the worker again, and the worker then observes the browser.
  const tab = await chromium.openTab('about:blank')
  await until(async () => ((await latest()) ?? 0) > before, 'a look of the next worker')
  expect(await shown()).toEqual([])
  expect(categories(await segmentsOn(settings))).toEqual(['research', 'unexplained', 'research'])
  await tab.close()
})

test('"Choose…" opens the popup: the older stretch first, then one is split by real clicks', async () => {
  const id = (await awayAndAsked()).split(' ')[0] ?? ''
  await stretch(settings, id, hour)
  const asked = (await segmentsOn(settings)).find((s) => s.id === id)
  const isPopup = (t: { url(): string }) => t.url().endsWith('popup.html')
  const open = async () => chromium.browser.targets().some(isPopup)
  await clickOn('choose', open)
  const popup = await (await chromium.browser.waitForTarget(isPopup)).asPage()
  await popup.waitForSelector('main[data-ready]')
  await popup.click('#question')
  await popup.waitForSelector('.question')
  await popup.keyboard.press('b')
  await until(async () => (await segmentsOn(settings))[1]?.category === 'break', 'a break')

  // The popup then shows the next question about time away in the same panel.
  await popup.waitForFunction(() => !document.querySelector('.away')?.textContent?.includes('more'))
  await popup.click('#split')
  await popup.waitForSelector('.split')
  await popup.click('.split .button:not([type=submit])')
  await popup.waitForSelector('.split li:nth-child(3)')
  await popup.select('.split li:nth-child(1) select', 'drive')
  await popup.select('.split li:nth-child(3) select', 'client-meeting')
  await popup.click('#split-save:not([disabled])')
  const parts = ['drive', 'unexplained', 'client-meeting']
  const kept = await untilStored(settings, ['research', 'break', 'research', ...parts, 'research'])
  expect(areAdjacent(kept)).toBe(true)
  expect([kept[3]?.startedAt, kept[5]?.endedAt]).toEqual([asked?.startedAt, asked?.endedAt])
  await popup.close()
  // The person left the other part of the absence for later. No notification asks about that part.
  await until(async () => (await shown()).length === 0, 'the notification taken back')
})

test('the first button answers, also after the worker that showed it was killed', async () => {
  const id = (await awayAndAsked()).split(' ')[0]
  await chromium.killWorker()
  const answered = async () =>
    (await segmentsOn(settings)).find((s) => s.id === id)?.category === 'prospect-meeting'
  await clickOn('likeliest', answered)
  expect(areAdjacent(await segmentsOn(settings))).toBe(true)
  await until(async () => (await shown()).length === 0, 'the notification taken back')
})

test('nothing was written to any console', () => {
  expect(chromium.problems).toEqual([])
})
