import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { connectOn } from '../support/browser/connect.ts'
import { type Endpoint, startEndpoint } from '../support/browser/endpoint-process.ts'
import { type Clicker, clickerAt } from '../support/browser/notices.ts'
import { allow } from '../support/browser/prompt.ts'
import {
  ageSignOfLife,
  endWorkdayOn,
  lastWorkingDayOn,
  recordCallOn,
  rowsOn,
  SETTINGS,
} from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

declare const chrome: Browser

/** Positions of the buttons in Chromium's own notification on the display of 1280 × 900 pixels. */
const BUTTONS = { open: ['1026', '863'], send: ['1118', '863'] } as const

let endpoint: Endpoint
let chromium: Chromium
let settings: Page
let clickOn: Clicker<keyof typeof BUTTONS>
beforeAll(async () => {
  endpoint = await startEndpoint()
  // Makes Chromium draw the notification itself. Otherwise a desktop with a notification service would
  // show the notification.
  const args = ['--disable-features=SystemNotifications']
  chromium = await launchChromium({ args })
  settings = await chromium.openPage(SETTINGS)
  clickOn = clickerAt(BUTTONS)
})
afterAll(async () => {
  await chromium.close()
  await endpoint.stop()
})

const shown = () => chromium.worker(async () => Object.keys(await chrome.notifications.getAll()))

/**
 * Stores settings by which the working day has just ended. An event then starts the worker, which shows
 * the notification with the day's summary. Returns the end of the day.
 */
async function evening() {
  const date = await endWorkdayOn(settings)
  await wake()
  return date
}

async function wake() {
  const latest = async () => (await rowsOn<{ latest: number }>(settings, 'attribution'))[0]?.latest
  const before = (await latest()) ?? 0
  await ageSignOfLife(settings)
  const tab = await chromium.openTab('about:blank')
  await until(async () => ((await latest()) ?? 0) > before, 'a look of the worker')
  await tab.close()
}

/** Deletes the stored fact that the day's summary was shown, so that it can be shown again. */
const forget = () =>
  settings.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('stint')
        opened.onerror = () => reject(opened.error)
        opened.onsuccess = () => {
          const change = opened.result.transaction('named', 'readwrite')
          change.objectStore('named').delete('dayTold')
          change.oncomplete = () => resolve(opened.result.close())
          change.onerror = () => reject(change.error)
        }
      }),
  )

test('the daily summary is switched on with one click and one prompt', async () => {
  await connectOn(settings, endpoint.url, () => endpoint.codeFor('Anna'))
  await settings.waitForSelector('#notifyDay:not([disabled])')
  await settings.click('#notifyDay')
  await allow(settings)
  await settings.waitForSelector('#notifyDay[aria-checked=true]')
  await recordCallOn(settings, await chromium.popup())
})

test('the summary comes once; its first button opens the day, also from a later worker', async () => {
  const date = await evening()
  await until(async () => (await shown()).includes(`page day.html#${date}`), 'the notification')
  await chromium.killWorker()
  const url = chromium.url(`extension/pages/day.html#${date}`)
  const opened = async () => chromium.browser.targets().some((target) => target.url() === url)
  await clickOn('open', opened)
  await until(async () => (await shown()).length === 0, 'the notification gone')
  await chromium.killWorker()
  await wake()
  expect(await shown()).toEqual([])
})

test('the second button sends the day', async () => {
  await forget()
  const date = await evening()
  await until(async () => (await shown()).includes(`page day.html#${date}`), 'the notification')
  const sent = async () => (await rowsOn<{ date: string }>(settings, 'receipts')).length > 0
  await clickOn('send', sent)
  expect(await rowsOn(settings, 'receipts')).toMatchObject([{ date, count: 1, matches: true }])
})

test('the weekly summary comes once, on the last working day, and opens the report at its number', async () => {
  await settings.bringToFront()
  await settings.click('#notifyWeek')
  await settings.waitForSelector('#notifyWeek[aria-checked=true]')
  await lastWorkingDayOn(settings)
  await wake()
  const about = async () => (await shown()).find((id) => id.startsWith('page report.html'))
  const id = await until(about, 'the notification')
  expect(id).toMatch(/^page report\.html#week=[\d-]{10}&at=selling$/)
  await chromium.killWorker()
  const url = chromium.url(`extension/pages/${id.replace('page ', '')}`)
  const target = () => chromium.browser.targets().find((one) => one.url() === url)
  await clickOn('open', async () => target() !== undefined)
  const report = await target()?.page()
  await report?.waitForSelector('#selling .value')
  await until(async () => (await shown()).length === 0, 'the notification gone')
  await chromium.killWorker()
  await wake()
  expect(await shown()).toEqual([])
})

test('nothing was written to any console', () => {
  expect(chromium.problems).toEqual([])
})
