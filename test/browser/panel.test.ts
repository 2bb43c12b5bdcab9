import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts'
import { allow } from '../support/browser/prompt.ts'
import { waitFor } from '../support/browser/scripted-day.ts'
import { type Site, startSite } from '../support/browser/site.ts'
import {
  hasLastedOn,
  SETTINGS,
  segmentsOn,
  setOn,
  untilStored,
} from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

declare const chrome: Browser
declare const browser: Browser

const DEAL = 'https://acme.pipedrive.com/deal/42'
const POPUP = 'extension/pages/popup.html'
const ENTER = 1000
const LEAVE = 3000

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

/**
 * Switches the CRM product Pipedrive on. Shortens `enterAfter` and `leaveAfter`, so that the tests need
 * not wait for long.
 */
async function prepare(settings: Page, answer?: (asking: Page) => Promise<void>) {
  await settings.waitForSelector('#product-pipedrive:not([disabled])')
  await settings.click('#product-pipedrive')
  await answer?.(settings)
  await settings.waitForSelector('#product-pipedrive[aria-checked=true]')
  await setOn(settings, { enterAfter: ENTER, leaveAfter: LEAVE })
}

describe('Chromium', () => {
  let chromium: Chromium
  let settings: Page
  let panel: Page
  beforeAll(async () => {
    chromium = await launchChromium({ site })
    settings = await chromium.openPage(SETTINGS)
    await prepare(settings, allow)
  })
  afterAll(() => chromium.close())

  const panelTarget = () => chromium.browser.targets().find((t) => t.url().endsWith('#panel'))

  test('opens beside the page only on request', async () => {
    expect(panelTarget()).toBeUndefined()
    const popup = await chromium.popup()
    await popup.waitForSelector('#keep-open:not([hidden])')
    await popup.click('#keep-open')
    panel = await (await until(panelTarget, 'the panel')).asPage()
    await until(() => popup.isClosed(), 'the popup closed')
    await panel.waitForSelector('main[data-ready]')
    expect(await panel.$('#keep-open[hidden]')).not.toBeNull()
    expect(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    )
  })

  test('its clicks and keys switch, also after the worker was killed', async () => {
    await panel.click('[data-category=research]')
    await untilStored(settings, ['research'])
    // The panel stays open beside the page. Pressing the key of a category in the panel does nothing
    // until the person switches these keys on.
    await panel.keyboard.type('8 seats, no. 3')
    expect(await panel.$eval('.panel-keys', (row) => row.textContent)).toMatch(/off here/)
    await panel.click('#panel-keys')
    await panel.waitForSelector('.tile[aria-keyshortcuts="8"]')
    await untilStored(settings, ['research'])
    await hasLastedOn(settings)
    await chromium.killWorker()
    await panel.keyboard.press('8')
    await untilStored(settings, ['research', 'misc'])
    await panel.waitForSelector('[data-category=misc][aria-pressed=true]')
    await until(
      async () => (await chromium.worker(() => chrome.action.getBadgeText({}))) !== '',
      'the badge',
    )
  })

  test('a click in it does not leave the CRM, and it shows automatic changes', async () => {
    await hasLastedOn(settings)
    const crm = await chromium.openTab(DEAL)
    await panel.waitForSelector('[data-category=documentation][aria-pressed=true]')
    await panel.click('#running')
    await panel.focus('#note')
    await panel.type('#note', 'Offer for the new line')
    await panel.keyboard.press('Enter')
    await waitFor(LEAVE + 2000)
    const kept = await segmentsOn(settings)
    expect(kept.map((s) => s.category)).toEqual(['research', 'misc', 'documentation'])
    await crm.close()
    await panel.waitForSelector('[data-category=misc][aria-pressed=true]')
  })

  test('stays open when it opens the settings, and knows no address', async () => {
    const pages = async () => (await chromium.browser.pages()).length
    const before = await pages()
    await panel.click('#day')
    await until(async () => (await pages()) > before, 'the page of the day')
    expect(panelTarget()).toBeDefined()
    expect(await panel.$('#own-site[hidden]')).not.toBeNull()
    await panel.keyboard.press('7')
    await panel.waitForSelector('[data-category=research][aria-pressed=true]')
  })

  test('nothing was written to any console', () => {
    expect(chromium.problems).toEqual([])
  })
})

describe('Firefox', () => {
  let firefox: Firefox
  let settings: Page
  beforeAll(async () => {
    firefox = await launchFirefox({ site })
    settings = await firefox.openPage(SETTINGS)
    await prepare(settings)
  })
  afterAll(() => firefox.close())

  const isOpen = () => settings.evaluate(() => browser.sidebarAction.isOpen({}))

  test('opens beside the page only on request', async () => {
    expect(await isOpen()).toBe(false)
    const popup = await firefox.openPage(POPUP)
    await popup.waitForSelector('#keep-open:not([hidden])')
    // The click closes this page, sometimes before Firefox has answered the test protocol.
    await popup.click('#keep-open').catch((error) => {
      if (!String(error).includes('no such frame')) throw error
    })
    await until(isOpen, 'the sidebar')
  })

  test('changes nothing beside the CRM', async () => {
    const crm = await firefox.openTab(DEAL)
    await untilStored(settings, ['documentation'])
    await waitFor(LEAVE + 2000)
    expect(await isOpen()).toBe(true)
    const kept = await untilStored(settings, ['documentation'])
    expect(kept[0]?.endedAt).toBeUndefined()
    await crm.close()
  })

  test('nothing was written to any console', () => {
    expect(firefox.problems).toEqual([])
  })
})
