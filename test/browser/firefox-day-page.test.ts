import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectOn } from '../support/browser/connect.ts'
import { type Endpoint, startEndpoint } from '../support/browser/endpoint-process.ts'
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts'
import { SETTINGS, untilStored } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import {
  actOf,
  at,
  DAY_PAGE,
  fillYesterday,
  isDay,
  press,
  type,
} from '../support/browser/yesterday.ts'

let endpoint: Endpoint
let firefox: Firefox
let page: Page
beforeAll(async () => {
  endpoint = await startEndpoint()
  firefox = await launchFirefox()
  const settings = await firefox.openPage(SETTINGS)
  await connectOn(settings, endpoint.url, () => endpoint.codeFor('Anna'))
  const popup = await firefox.openPage('extension/pages/popup.html')
  await popup.waitForSelector('main[data-ready]')
  await popup.keyboard.press('7')
  await untilStored(settings, ['research'])
  await fillYesterday(settings, [
    '09:00-09:30 internal-meeting',
    '09:30-10:30 outgoing-call',
    '11:00-12:00 unexplained auto',
  ])
  page = await firefox.openPage(DAY_PAGE)
  await page.waitForSelector('main[data-ready]')
})
afterAll(async () => {
  await firefox.close()
  await endpoint.stop()
})

const placeOf = (time: string) =>
  page.$eval(
    '.timeline .bar',
    (bar, instant) => {
      const { left, width, top, height } = bar.getBoundingClientRect()
      const { from, to } = (bar as HTMLElement).dataset
      const part = (instant - Number(from)) / (Number(to) - Number(from))
      return { x: left + part * width, y: top + height / 2 }
    },
    at(time),
  )

test('a bound is dragged, and the edit undone', async () => {
  const [a, b] = [await placeOf('09:30'), await placeOf('09:47')]
  await page.mouse.move(a.x, a.y)
  await page.mouse.down()
  await page.mouse.move(b.x, b.y, { steps: 4 })
  await page.waitForSelector('.bound output')
  await page.mouse.up()
  await isDay(page, [
    '09:00-09:45 internal-meeting',
    '09:45-10:30 outgoing-call',
    '11:00-12:00 unexplained',
  ])
  await press(page, '#undo')
  await isDay(page, [
    '09:00-09:30 internal-meeting',
    '09:30-10:30 outgoing-call',
    '11:00-12:00 unexplained',
  ])
})

test('a row is changed by typing, time away explained, a gap filled', async () => {
  await press(page, actOf('09:30', 'edit'))
  await page.waitForSelector('#edit')
  await type(page, '#edit [name=to]', '10:20')
  await page.select('#edit [name=category]', 'incoming-call')
  await press(page, '#edit [type=submit]')
  await page.waitForSelector('#edit', { hidden: true })
  await press(page, actOf('11:00', 'explain'))
  await page.waitForSelector('#explain')
  await page.select('#explain [name=part-1]', 'drive')
  await press(page, '#explain [type=submit]')
  await page.waitForSelector('#explain', { hidden: true })
  await press(page, '.gap [data-act=add]')
  await page.waitForSelector('#add')
  await page.select('#add [name=category]', 'break')
  await press(page, '#add [type=submit]')
  await isDay(page, [
    '09:00-09:30 internal-meeting',
    '09:30-10:20 incoming-call',
    '10:20-11:00 break',
    '11:00-12:00 drive',
  ])
})

test('the day is sent, and the receipt shown', async () => {
  await press(page, '#send-button')
  await page.waitForSelector('#sending-day[open]')
  expect(await page.$eval('.goes', (e) => e.textContent)).toMatch(/3 entries, 2h 20m/)
  await press(page, '#send-it')
  await until(
    () => page.$eval('#outcome', (e) => e.textContent?.includes('Received: 3 entries, 2h 20m')),
    'the receipt',
    30_000,
  )
})

test('nothing was written to any console', () => {
  expect(firefox.problems).toEqual([])
})
