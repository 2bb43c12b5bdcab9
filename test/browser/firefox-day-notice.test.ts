import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts'
import { type Clicker, clickerAt } from '../support/browser/notices.ts'
import {
  ageSignOfLife,
  endWorkdayOn,
  lastWorkingDayOn,
  recordCallOn,
  SETTINGS,
} from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import { press } from '../support/browser/yesterday.ts'

declare const browser: Browser

let firefox: Firefox
let settings: Page
/** Clicks on Firefox's own notification, at the upper right of the display of 1280 × 900 pixels. */
let clickOn: Clicker<'text'>
beforeAll(async () => {
  firefox = await launchFirefox()
  settings = await firefox.openPage(SETTINGS)
  clickOn = clickerAt({ text: ['1090', '100'] })
})
afterAll(() => firefox.close())

const shown = () => settings.evaluate(async () => Object.keys(await browser.notifications.getAll()))

/** Returns the addresses of the extension's open tabs. */
const tabs = () =>
  settings.evaluate(() => browser.extension.getViews({ type: 'tab' }).map((w) => w.location.href))

const opens = (url: string) => clickOn('text', async () => (await tabs()).includes(url))

/**
 * Makes the background observe the browser again, as any event does. It sends a message, because it
 * cannot open a tab: while a notification is shown, the test protocol takes the notification's window
 * for the front window, and finds no tabs in that window.
 */
async function wake() {
  await ageSignOfLife(settings)
  await settings.evaluate(() => browser.runtime.sendMessage({ type: 'reconcile' }))
}

test('the summary comes once; a click on it opens the day', async () => {
  await settings.waitForSelector('#notifyDay:not([disabled])')
  await settings.click('#notifyDay')
  await settings.waitForSelector('#notifyDay[aria-checked=true]')
  await recordCallOn(settings, await firefox.openPage('extension/pages/popup.html'))
  const date = await endWorkdayOn(settings)
  await wake()
  await until(async () => (await shown()).includes(`page day.html#${date}`), 'the notification')
  const url = firefox.url(`extension/pages/day.html#${date}`)
  await opens(url)
  await until(async () => (await shown()).length === 0, 'the notification gone')
  expect((await tabs()).filter((tab) => tab === url)).toHaveLength(1)
  await wake()
  expect(await shown()).toEqual([])
})

test('the weekly summary comes on the last working day; a click on it opens the report', async () => {
  await settings.bringToFront()
  await settings.waitForSelector('#notifyWeek:not([disabled])')
  await press(settings, '#notifyWeek')
  await settings.waitForSelector('#notifyWeek[aria-checked=true]')
  await lastWorkingDayOn(settings)
  await wake()
  const about = async () => (await shown()).find((id) => id.startsWith('page report.html'))
  const id = await until(about, 'the notification')
  await opens(firefox.url(`extension/pages/${id.replace('page ', '')}`))
  await until(async () => (await shown()).length === 0, 'the notification gone')
})

test('nothing was written to any console', () => {
  expect(firefox.problems).toEqual([])
})
