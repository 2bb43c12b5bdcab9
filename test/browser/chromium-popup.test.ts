import type { KeyInput, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { expectAt, timeOf } from '../support/browser/act-time.ts'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import {
  areAdjacent,
  categories,
  hasLastedOn,
  SETTINGS,
  segmentsOn,
  untilStored,
} from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

declare const chrome: Browser

let chromium: Chromium
let page: Page
beforeAll(async () => {
  chromium = await launchChromium()
  page = await chromium.openPage(SETTINGS)
})
afterAll(() => chromium.close())

const badge = () => chromium.worker(() => chrome.action.getBadgeText({}))
const tooltip = () => chromium.worker(() => chrome.action.getTitle({}))

test('a new person is welcomed in a tab', async () => {
  const welcomed = () => chromium.browser.targets().some((t) => t.url().includes('welcome.html'))
  await until(welcomed, 'the welcome page')
})

test('a click in the real popup is stored, shown and on the badge', async () => {
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  const clicked = await timeOf(
    page,
    () => popup.click('[data-category=outgoing-call]'),
    () => popup.waitForSelector('[data-category=outgoing-call][aria-pressed=true]'),
  )
  const [kept] = await untilStored(page, ['outgoing-call'])
  expect(kept).toMatchObject({ source: 'hand' })
  expectAt(kept?.startedAt, clicked)
  await until(async () => (await badge()) === '0:00', 'the elapsed time on the badge')
  expect(await tooltip()).toMatch(/^Outgoing call · 0:00 · since /)
  await popup.close()
})

test('keys switch, stop and undo, also with a worker killed between any two steps', async () => {
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  await hasLastedOn(page)
  const press = async (key: KeyInput, expected: string[]) => {
    await chromium.killWorker()
    await popup.keyboard.press(key)
    await untilStored(page, expected)
    await hasLastedOn(page)
  }
  await press('7', ['outgoing-call', 'research'])
  await press('3', ['outgoing-call', 'research', 'prospect-meeting'])
  await press('u', ['outgoing-call', 'research'])
  await press('8', ['outgoing-call', 'research', 'misc'])
  await press('s', ['outgoing-call', 'research', 'misc'])
  await until(async () => (await segmentsOn(page)).every((s) => s.endedAt), 'everything ended')
  await until(async () => (await badge()) === '', 'an empty badge')
  await press('u', ['outgoing-call', 'research', 'misc'])
  const kept = await segmentsOn(page)
  expect(kept.at(-1)?.endedAt).toBeUndefined()
  expect(areAdjacent(kept)).toBe(true)
  await until(async () => (await badge()) === '0:00', 'the badge back')
  await popup.close()
})

test('the badge is the same in every window, and changes in all at once', async () => {
  await chromium.worker(() => chrome.windows.create({ url: 'about:blank' }).then(() => undefined))
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  await popup.keyboard.press('4')
  await untilStored(page, [...categories(await segmentsOn(page)).slice(0, 3), 'client-meeting'])
  const everywhere = () =>
    chromium.worker(async () => {
      const tabs = await chrome.tabs.query({})
      const titles = await Promise.all(
        tabs.map((t) => chrome.action.getTitle({ tabId: t.id ?? 0 })),
      )
      return [...new Set(titles)]
    })
  const same = async () => {
    const titles = await everywhere()
    return titles.length === 1 && titles[0]?.startsWith('Meeting with client')
  }
  await until(same, 'one tooltip in all windows')
  await popup.close()
})

test('nothing was written to any console', () => {
  expect(chromium.problems).toEqual([])
})
