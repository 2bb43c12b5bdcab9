import type { KeyInput } from 'puppeteer-core'
import { expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { moveMouse } from '../support/browser/mouse.ts'
import { allow } from '../support/browser/prompt.ts'
import {
  LEAVE,
  playBack,
  record,
  scriptedDay,
  UNSAID,
  waitFor,
} from '../support/browser/scripted-day.ts'
import { segmentsOn, untilItLasts } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import { chromium, settings as page, setUpWithSite } from '../support/browser/with-chromium.ts'

declare const chrome: Browser

const DEAL = 'https://acme.pipedrive.com/deal/42'
const ELSEWHERE = 'https://news.example/today'

setUpWithSite()

const press = async (key: KeyInput) => {
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  await popup.keyboard.press(key)
  await popup.waitForFunction(() => !document.querySelector('[aria-busy=true]'))
  await popup.close()
}
/**
 * Replaces the browser's function that returns the idle state of the computer. The code of the extension
 * is not changed.
 */
const say = async (state: 'locked' | 'active') => {
  await chromium.worker((answer) => {
    const queryState = async () => answer
    for (const api of [chrome, (globalThis as { browser?: Browser }).browser])
      if (api) Object.assign(api.idle, { queryState })
  }, state)
  await page.evaluate(() => chrome.runtime.sendMessage({ type: 'reconcile' }).catch(() => {}))
}

test('the CRM and a recording of the day are switched on', async () => {
  await page.waitForSelector('#product-pipedrive:not([disabled])')
  await page.click('#product-pipedrive')
  await allow(page)
  await page.waitForSelector('#product-pipedrive[aria-checked=true]')
  await record(page)
})

test('a day of tabs, windows, programs, calls, idle time and dying workers, to the second', async () => {
  const { begins, changesNothing, isKept } = scriptedDay(page)
  await begins('research', () => press('7'))
  const news = await chromium.openTab(ELSEWHERE)
  let crm = await chromium.openTab('about:blank')
  await begins('documentation', () => crm.goto(DEAL))
  await changesNothing(async () => {
    await news.bringToFront()
    await waitFor(LEAVE / 2)
    await crm.bringToFront()
    await waitFor(LEAVE)
  })
  await chromium.killWorker()
  await begins('research', () => news.bringToFront())
  // The CRM is entered while no worker runs. The next event applies the rule that a timer would have
  // applied.
  await chromium.killWorker()
  await begins('documentation', async () => {
    await crm.bringToFront()
    await waitFor(200)
    await chromium.killWorker()
    await waitFor(2000)
    await crm.evaluate(() => history.pushState({}, '', '/deal/43'))
  })

  const window_ = async (url: string) =>
    (await chrome.windows.create({ url, focused: true })).id ?? 0
  let other = 0
  await begins('research', async () => {
    other = await chromium.worker(window_, ELSEWHERE)
  })
  await begins('documentation', () => chromium.worker((id) => chrome.windows.remove(id), other))
  let program: Chromium | undefined
  await begins(
    'research',
    async () => {
      program = await launchChromium()
    },
    { unseen: UNSAID },
  )
  await begins('documentation', async () => program?.close(), { unseen: UNSAID })

  // After a click in the CRM, CRM time is not detected until the person has left and entered it again
  // (rule 4 of docs/domain.md).
  await begins('outgoing-call', () => press('2'))
  await changesNothing(() => waitFor(LEAVE + 1000))
  await news.bringToFront()
  await begins('research', () => press('7'))
  await waitFor(LEAVE + 1000)

  await begins('unexplained', async () => moveMouse())
  await begins('research', async () => moveMouse())
  await begins('unexplained', () => say('locked'))
  await begins('research', () => say('active'))
  await crm.close()
  crm = await chromium.openTab('about:blank')
  await begins('documentation', () => crm.goto(DEAL))
  await untilItLasts(page)
  await press('s')
  await until(async () => (await segmentsOn(page)).every((s) => s.endedAt), 'all ended')
  const kept = await isKept()
  const withCrm = kept.filter((s) => s.context).map((s) => s.category)
  expect(withCrm).toEqual([
    'documentation',
    'documentation',
    'documentation',
    'documentation',
    'outgoing-call',
    'documentation',
  ])
}, 180_000)

test('its recording plays back to the same segments, to the millisecond, and names no site', async () => {
  const kept = await segmentsOn(page)
  const { lines, stretches } = await playBack(page)
  expect(lines).not.toMatch(/acme|news|deal|http/)
  expect(stretches).toEqual(
    kept.map(({ startedAt, endedAt, category, source, context }) => ({
      startedAt,
      endedAt,
      category: category === 'unexplained' ? 'away' : category,
      source,
      ...(context && { context }),
    })),
  )
})

test('nothing was written to any console', () => {
  expect(chromium.problems).toEqual([])
})
