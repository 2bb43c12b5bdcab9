import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { type Endpoint, startEndpoint } from '../support/browser/endpoint-process.ts'
import { until } from '../support/browser/until.ts'
import { actOf, at, isDay, openYesterday } from '../support/browser/yesterday.ts'
import { enter, reach } from '../support/gallery/keyboard.ts'

let endpoint: Endpoint
let chromium: Chromium
let page: Page
beforeAll(async () => {
  endpoint = await startEndpoint()
  chromium = await launchChromium()
  page = await openYesterday(chromium, endpoint, [
    '09:00-09:30 internal-meeting',
    '09:30-10:30 outgoing-call',
    '10:30-11:00 documentation auto',
    '11:00-12:00 unexplained auto',
    '13:00-14:00 prospect-meeting',
  ])
})
afterAll(async () => {
  await chromium.close()
  await endpoint.stop()
})

const isAt = (css: string) => page.evaluate((css) => !!document.activeElement?.matches(css), css)

const tabTo = (css: string) => reach(page, css)
const press = (css: string) => enter(page, css)
/** Types a time into the focused field, part by part, on a twelve-hour clock. */
async function typeTime(hour: string, minute: string, half: 'AM' | 'PM') {
  await page.keyboard.type(`${hour}${minute}${half}`)
}

/** Chooses an option by its first letters. */
async function pick(css: string, letters: string, value: string) {
  await tabTo(css)
  await page.keyboard.type(letters)
  await until(
    () => page.$eval(css, (e, value) => (e as HTMLSelectElement).value === value, value),
    value,
  )
}

test('a day is corrected and sent with the keyboard alone', async () => {
  // A bound is a slider.
  await tabTo(`.bound[data-at="${at('09:30')}"]`)
  await page.keyboard.down('Shift')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.up('Shift')
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await until(
    () => isAt(`.bound[data-at="${at('09:37')}"]`),
    'the focus on the bound that was moved',
  )
  // Cancelled.
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Escape')
  // Times and category, by typing.
  await press(actOf('09:37', 'edit'))
  await until(() => isAt('#edit [name=from]'), 'the first field')
  await typeTime('09', '40', 'AM')
  await pick('#edit [name=category]', 'Inc', 'incoming-call')
  await press('#edit [type=submit]')
  await until(() => isAt(actOf('09:40', 'edit')), 'the focus back on the button')
  // Time away becomes a meeting.
  await press(actOf('11:00', 'explain'))
  await pick('#explain select', 'Meeting with c', 'client-meeting')
  await press('#explain [type=submit]')
  await page.waitForSelector(actOf('11:00', 'explain'), { hidden: true })
  await until(() => isAt(actOf('11:00', 'edit')), 'the focus in the row, whose button is gone')
  // The gap becomes a break.
  await press('.gap [data-act=add]')
  await pick('#add [name=category]', 'Br', 'break')
  await press('#add [type=submit]')
  await page.waitForSelector(actOf('12:00', 'edit'))
  // Split, merged, deleted, undone.
  await press(actOf('13:00', 'split'))
  await until(() => isAt('#split [name=at]'), 'the first field')
  await page.keyboard.press('Enter')
  await press(actOf('13:30', 'delete'))
  await page.waitForSelector(actOf('13:30', 'delete'), { hidden: true })
  await until(() => isAt(actOf('13:00', 'delete')), 'the focus in what is now the last row')
  await page.keyboard.down('Control')
  await page.keyboard.press('KeyZ')
  await page.keyboard.up('Control')
  await page.waitForSelector(actOf('13:30', 'merge'))
  await press(actOf('13:00', 'merge'))
  const mended = [
    '09:00-09:40 internal-meeting',
    '09:40-10:30 incoming-call',
    '10:30-11:00 documentation',
    '11:00-12:00 client-meeting',
    '12:00-13:00 break',
    '13:00-14:00 prospect-meeting',
  ]
  await isDay(page, mended)
  await press('#send-button')
  await page.waitForSelector('#sending-day[open]')
  await press('#send-it')
  await until(
    () => page.$eval('#outcome', (e) => e.textContent?.includes('Received: 5 entries, 4h')),
    'the receipt',
  )
})

test('nothing was written to any console', () => {
  expect(chromium.problems).toEqual([])
})
