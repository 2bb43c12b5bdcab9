import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts'
import { daysPassOn, SETTINGS, segmentsOn } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

let firefox: Firefox
let settings: Page
beforeAll(async () => {
  firefox = await launchFirefox()
  settings = await firefox.openPage(SETTINGS)
})
afterAll(() => firefox.close())

const click = (page: Page, css: string) =>
  page.evaluate((found) => document.querySelector<HTMLElement>(found)?.click(), css)
const textOf = (page: Page, css: string) =>
  page.evaluate((found) => document.querySelector<HTMLElement>(found)?.innerText ?? '', css)

test('a chosen scheme takes effect the next day, and its keys work', async () => {
  await settings.waitForSelector('#categories[data-ready]')
  await click(settings, '[name=scheme-kind][value=detailed]')
  await settings.waitForSelector('#put-in-force:not([disabled])')
  await click(settings, '#put-in-force')
  await until(async () => /Detailed: 18/.test(await textOf(settings, '#pending')), 'what waits')
  await daysPassOn(settings, 1)
  const popup = await firefox.openPage('extension/pages/popup.html')
  await until(
    () => popup.evaluate(() => document.querySelectorAll('.view .tile').length === 18),
    'all 18 in the popup',
  )
  await popup.keyboard.press('d')
  await until(async () => (await segmentsOn(settings)).at(-1)?.category === 'dialing', 'dialing')
  expect((await segmentsOn(settings)).at(-1)).toMatchObject({ scheme: 2 })
})

test('nothing was written to any console', () => {
  expect(firefox.problems).toEqual([])
})
