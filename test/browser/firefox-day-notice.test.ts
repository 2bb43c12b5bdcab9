import { execFileSync } from 'node:child_process'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts'
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
/** The id of the browser's window on the display. */
let browserWindow: string | undefined
beforeAll(async () => {
  firefox = await launchFirefox()
  settings = await firefox.openPage(SETTINGS)
  browserWindow = windowThere()
})
afterAll(() => firefox.close())

const shown = () => settings.evaluate(async () => Object.keys(await browser.notifications.getAll()))

/** Returns the addresses of the extension's open tabs. */
const tabs = () =>
  settings.evaluate(() => browser.extension.getViews({ type: 'tab' }).map((w) => w.location.href))

/** Position in pixels of Firefox's own notification on the display of 1280 × 900 pixels. */
const WHERE = ['1090', '100']

const xdotool = (...args: string[]) => execFileSync('xdotool', args, { encoding: 'utf8' })

/** Moves the mouse to the place of the notification. Returns the id of the window there. */
const windowThere = () =>
  /WINDOW=(\d+)/.exec(xdotool('mousemove', ...WHERE, 'getmouselocation', '--shell'))?.[1]

/**
 * Clicks once, when the notification is in its place above the browser's window, and waits for the page
 * that it opens. A second click could open the page a second time, because Firefox takes clicks until
 * the notification has faded out.
 */
async function opens(url: string) {
  await until(() => windowThere() !== browserWindow, 'the notification in its place')
  xdotool('click', '1')
  await until(async () => (await tabs()).includes(url), url)
}

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
