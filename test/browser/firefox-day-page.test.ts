import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectOn } from '../support/browser/connect.ts'
import { type Endpoint, startEndpoint } from '../support/browser/endpoint-process.ts'
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts'
import { correctByKeyboard, KEYBOARD_DAY } from '../support/browser/keyboard-day.ts'
import { SETTINGS, untilStored } from '../support/browser/stored-data.ts'
import {
  at,
  chooseCategory,
  DAY_PAGE,
  editCell,
  fillYesterday,
  isDay,
  press,
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
  await fillYesterday(settings, KEYBOARD_DAY)
  page = await firefox.openPage(DAY_PAGE)
  await page.waitForSelector('main[data-ready]')
})
afterAll(async () => {
  await firefox.close()
  await endpoint.stop()
})

const ALL = KEYBOARD_DAY.map((row) => row.replace(' auto', ''))

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

async function drag(from: string, to: string) {
  const [a, b] = [await placeOf(from), await placeOf(to)]
  await page.mouse.move(a.x, a.y)
  await page.mouse.down()
  await page.mouse.move(b.x, b.y, { steps: 4 })
  await page.waitForSelector('.timeline .label')
  await page.mouse.up()
}

async function undo() {
  await press(page, '#undo')
  await isDay(page, ALL)
}

test('a bound is dragged, and the edit undone', async () => {
  await drag('09:30', '09:47')
  await isDay(page, ['09:00-09:45 internal-meeting', '09:45-10:30 outgoing-call', ...ALL.slice(2)])
  await undo()
})

test('free time is drawn, and gets its category', async () => {
  await drag('12:10', '12:40')
  await press(page, '.timeline .list [data-category=drive]')
  await isDay(page, [...ALL.slice(0, 4), '12:10-12:40 drive', ...ALL.slice(4)])
  await undo()
})

test('a time and a category are edited in place', async () => {
  await editCell(page, '09:30', 'to', '10:20')
  await page.waitForSelector('form.inline', { hidden: true })
  await chooseCategory(page, '09:30', 'incoming-call')
  await isDay(page, [
    ALL[0] ?? '',
    '09:30-10:20 incoming-call',
    '10:20-11:00 documentation',
    ...ALL.slice(3),
  ])
  await press(page, '#undo')
  await page.waitForSelector(`tr[data-from="${at('09:30')}"][data-category=outgoing-call]`)
  await undo()
})

test('a day is corrected and sent with the keyboard alone', () => correctByKeyboard(page))

test('nothing was written to any console', () => {
  expect(firefox.problems).toEqual([])
})
