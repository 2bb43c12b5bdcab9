import { execFileSync } from 'node:child_process'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts'
import {
  ageSignOfLife,
  endWorkdayOn,
  recordCallOn,
  SETTINGS,
} from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

declare const browser: Browser

let firefox: Firefox
let settings: Page
beforeAll(async () => {
  firefox = await launchFirefox()
  settings = await firefox.openPage(SETTINGS)
})
afterAll(() => firefox.close())

const shown = () => settings.evaluate(async () => Object.keys(await browser.notifications.getAll()))

/** The tabs of the extension, by their addresses. */
const tabs = () =>
  settings.evaluate(() => browser.extension.getViews({ type: 'tab' }).map((w) => w.location.href))

/** Where Firefox draws its own notification on the display of 1280 × 900. */
const WHERE = ['1090', '100']

/** An event starts the background, which looks. */
async function wake() {
  await ageSignOfLife(settings)
  const tab = await firefox.openTab('about:blank')
  await tab.close()
}

test('the summary comes once; a click on it opens the day', async () => {
  await settings.waitForSelector('#notifyDay:not([disabled])')
  await settings.click('#notifyDay')
  await settings.waitForSelector('#notifyDay[aria-checked=true]')
  await recordCallOn(settings, await firefox.openPage('extension/pages/popup.html'))
  const date = await endWorkdayOn(settings)
  await wake()
  await until(async () => (await shown()).includes(`day ${date}`), 'the notification')
  const url = firefox.url(`extension/pages/day.html#${date}`)
  const opens = async () => {
    execFileSync('xdotool', ['mousemove', ...WHERE, 'click', '1'])
    return (await tabs()).includes(url)
  }
  await until(opens, 'the day')
  await until(async () => (await shown()).length === 0, 'the notification gone')
  expect((await tabs()).filter((tab) => tab === url)).toHaveLength(1)
  await wake()
  expect(await shown()).toEqual([])
})

test('nothing was written to any console', () => {
  expect(firefox.problems).toEqual([])
})
