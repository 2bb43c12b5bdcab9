import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { expectAt, timeOf } from '../support/browser/act-time.ts'
import { launchChromium } from '../support/browser/chromium.ts'
import { allow } from '../support/browser/prompt.ts'
import {
  areAdjacent,
  databaseTextOn,
  hasLastedOn,
  isInCrmOn,
  isLeftOn,
  type StoredRow,
  segmentsOn,
  setOn,
  untilStored,
} from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import { chromium, settings as page, setUpWithSite } from '../support/browser/with-chromium.ts'

declare const chrome: Browser

const DEAL = 'https://acme.pipedrive.com/deal/42'
const ELSEWHERE = 'https://news.example/today'

setUpWithSite()

/** Picks these categories in the popup, one after the other; each of them lasts for five seconds. */
const pick = async (...categories: readonly string[]) => {
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  for (const category of categories) {
    await popup.click(`[data-category=${category}]`)
    await popup.waitForSelector(`[data-category=${category}][aria-pressed=true]`)
    await hasLastedOn(page)
  }
  await popup.close()
}

/** Waits until the newest segments have these categories, in this order. */
const untilLast = (expected: readonly string[]) =>
  until(
    async () => {
      const last = (await segmentsOn(page)).slice(-expected.length)
      if (last.map((s) => s.category).join() === expected.join()) return last
      throw new Error(
        `…,${(await segmentsOn(page))
          .slice(-6)
          .map((s) => s.category)
          .join()}`,
      )
    },
    `at last: ${expected.join(', ')}`,
  )

/**
 * Waits until the newest segments have these categories. Then makes the running segment longer than
 * 5 s, because the time of a shorter segment goes to a neighbour (rule 12 of docs/domain.md).
 */
const untilLasting = async (expected: readonly string[]) => {
  const last = await untilLast(expected)
  await hasLastedOn(page)
  return last
}

/** Opens a tab in front of the others, and waits until the promise of `effect` resolves. */
const openAt = async (url: string, effect: () => Promise<unknown>) => {
  const opened: Page[] = []
  const open = async () => opened.push(await chromium.openTab(url))
  const time = await timeOf(page, open, effect)
  const [tab] = opened
  if (!tab) throw new Error(`No tab: ${url}`)
  return { tab, time }
}

/**
 * Waits until the person has been outside of the CRM for `leaveAfter`, and then starts Research. From
 * then on, Stint detects CRM time again, also if a click suppressed the detection before.
 */
const fresh = async () => {
  await page.bringToFront()
  await until(() => isLeftOn(page), 'the CRM left behind')
  await hasLastedOn(page)
  await pick('misc', 'research')
}

test('switching a CRM on asks the browser for exactly its hosts', async () => {
  const settings = page
  await settings.bringToFront()
  await settings.waitForSelector('#product-pipedrive:not([disabled])')
  await settings.click('#product-pipedrive')
  await allow(settings)
  await settings.waitForSelector(
    '#product-pipedrive[aria-checked=true], #product-pipedrive:checked',
  )
  const granted = await chromium.worker(() => chrome.permissions.getAll())
  expect(granted.origins).toEqual(['https://*.pipedrive.com/*'])
})

test('sites without permission cannot be read', async () => {
  const tab = await chromium.openTab('https://acme.lightning.force.com/lightning/r/Lead/1/view')
  const seen = await chromium.worker(() => chrome.tabs.query({ active: true }))
  expect(seen.map((t) => [t.url, t.title])).toEqual([[undefined, undefined]])
  await tab.close()
})

test('the CRM tab starts Documentation, and leaving it resumes the category before, to the second', async () => {
  await pick('research')
  const { tab: crm, time: entered } = await openAt(DEAL, () =>
    untilStored(page, ['research', 'documentation']),
  )
  const { tab: elsewhere, time: left } = await openAt(ELSEWHERE, () =>
    untilStored(page, ['research', 'documentation', 'research']),
  )
  const kept = await segmentsOn(page)
  expectAt(kept[1]?.startedAt, entered)
  expectAt(kept[2]?.startedAt, left)
  expect(areAdjacent(kept)).toBe(true)
  expect(kept[1]).toMatchObject({ source: 'auto', context: { product: 'pipedrive' } })
  expect(JSON.stringify(kept)).not.toMatch(/acme|deal|http/)
  await crm.close()
  await elsewhere.close()
  // In the following tests, Stint notices after seconds that the person has entered or left the CRM, so
  // that the tests do not wait for minutes.
  await setOn(page, { enterAfter: 1000, leaveAfter: 3000 })
})

test('two windows: the one in focus counts', async () => {
  await fresh()
  const crm = await chromium.openTab(DEAL)
  await untilLasting(['research', 'documentation'])
  const other = await chromium.worker(
    async (url) => (await chrome.windows.create({ url, focused: true })).id,
    ELSEWHERE,
  )
  await untilLasting(['research', 'documentation', 'research'])
  await chromium.worker(async (id) => void (await chrome.windows.remove(id ?? 0)), other)
  await untilLasting(['documentation', 'research', 'documentation'])
  await crm.close()
  await untilLasting(['documentation', 'research'])
})

test('a tab moved to another window takes Documentation along', async () => {
  await fresh()
  const crm = await chromium.openTab(DEAL)
  await untilLasting(['research', 'documentation'])
  const before = (await segmentsOn(page)).length
  const window_ = await chromium.worker(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
    return (await chrome.windows.create({ ...(tab?.id && { tabId: tab.id }), focused: true })).id
  })
  await until(async () => {
    const focused = await chromium.worker(() => chrome.windows.getLastFocused())
    return focused.id === window_ && focused.focused
  }, 'the new window in focus')
  const moved = Date.now()
  await until(() => Date.now() - moved > 4000, 'more than leaveAfter')
  expect((await segmentsOn(page)).length).toBe(before)
  expect((await segmentsOn(page)).at(-1)).toMatchObject({ category: 'documentation' })
  await crm.close()
  await untilLasting(['documentation', 'research'])
})

test('the CRM does not count while another program is in front', async () => {
  await fresh()
  const crm = await chromium.openTab(DEAL)
  await untilLasting(['research', 'documentation'])
  const program = await launchChromium()
  await untilLasting(['research', 'documentation', 'research'])
  await program.close()
  await untilLasting(['documentation', 'research', 'documentation'])
  await crm.close()
  await untilLasting(['documentation', 'research'])
})

test('navigation inside a single-page app opens another record, and leaves it', async () => {
  await setOn(page, { keepRecords: true })
  await fresh()
  const crm = await chromium.openTab(DEAL)
  await untilLasting(['research', 'documentation'])
  await crm.evaluate(() => history.pushState({}, '', '/person/7'))
  const [first, second] = await untilLasting(['documentation', 'documentation'])
  expect((first as StoredRow).context).toEqual({
    product: 'pipedrive',
    record: { type: 'deal', id: '42' },
  })
  expect((second as StoredRow).context?.record).toEqual({ type: 'contact', id: '7' })
  await crm.evaluate(() => history.pushState({}, '', '/auth/login'))
  await untilLasting(['documentation', 'documentation', 'research'])
  await crm.close()
  await setOn(page, { keepRecords: false })
})

test('the popup over the CRM does not interrupt Documentation', async () => {
  await fresh()
  const crm = await chromium.openTab(DEAL)
  await untilLasting(['research', 'documentation'])
  const popup = await chromium.popup()
  const opened = Date.now()
  await until(() => Date.now() - opened > 5000, 'more than leaveAfter')
  expect((await segmentsOn(page)).at(-1)).toMatchObject({ category: 'documentation' })
  await popup.close()
  await crm.close()
  await untilLasting(['documentation', 'research'])
})

test('a worker killed between any two steps changes nothing', async () => {
  await fresh()
  await chromium.killWorker()
  const { tab: crm, time: entered } = await openAt(DEAL, () =>
    until(() => isInCrmOn(page), 'the CRM seen'),
  )
  await chromium.killWorker()
  // The worker was ended, and its timers with it. The next event starts a worker, which applies the
  // rules that became due in the meantime.
  await until(() => Date.now() - entered.from > 5500, 'long enough for Documentation to be no slip')
  const { tab: elsewhere, time: left } = await openAt(ELSEWHERE, () =>
    untilLast(['research', 'documentation']),
  )
  await chromium.killWorker()
  await until(() => Date.now() - left.from > 4000, 'four seconds')
  const third = await chromium.openTab(`${ELSEWHERE}/more`)
  const kept = await untilLast(['research', 'documentation', 'research'])
  expectAt(kept[1]?.startedAt, entered)
  expectAt(kept[2]?.startedAt, left)
  await Promise.all([crm, elsewhere, third].map((tab) => tab.close()))
})

test('Documentation ends when the permission for the CRM is revoked', async () => {
  await fresh()
  const crm = await chromium.openTab(DEAL)
  await untilLasting(['research', 'documentation'])
  await chromium.worker(async () => {
    await chrome.permissions.remove({ origins: ['https://*.pipedrive.com/*'] })
  })
  await untilLasting(['research', 'documentation', 'research'])
  await crm.close()
})

test('no address, title or page content was stored, and nothing was written to any console', async () => {
  const everything = await databaseTextOn(page)
  expect(everything).not.toMatch(/acme|news\.example|https?:/)
  expect(chromium.problems).toEqual([])
})
