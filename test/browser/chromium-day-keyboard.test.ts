import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { type Endpoint, startEndpoint } from '../support/browser/endpoint-process.ts'
import { correctByKeyboard, KEYBOARD_DAY } from '../support/browser/keyboard-day.ts'
import { openYesterday } from '../support/browser/yesterday.ts'

let endpoint: Endpoint
let chromium: Chromium
let page: Page
beforeAll(async () => {
  endpoint = await startEndpoint()
  chromium = await launchChromium()
  page = await openYesterday(chromium, endpoint, KEYBOARD_DAY)
})
afterAll(async () => {
  await chromium.close()
  await endpoint.stop()
})

test('a day is corrected and sent with the keyboard alone', () => correctByKeyboard(page))

test('nothing was written to any console', () => {
  expect(chromium.problems).toEqual([])
})
