import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { minute } from '../../src/core/time/units.ts'
import { launchChromium } from '../support/browser/chromium.ts'
import { launchFirefox } from '../support/browser/firefox.ts'
import { allow, deny } from '../support/browser/prompt.ts'
import { type Site, startSite } from '../support/browser/site.ts'
import { untilStored } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

declare const chrome: Browser

const DEAL = 'https://acme.pipedrive.com/deal/42'
const WELCOME = 'extension/pages/welcome.html'

let site: Site
beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const textOf = (page: Page, css: string) => page.$eval(css, (element) => element.textContent)

test(
  'Chromium: from the install to the first tracked minute in three clicks',
  async () => {
    const chromium = await launchChromium({ site })
    const welcome = await until(
      async () => (await chromium.browser.pages()).find((page) => page.url().endsWith(WELCOME)),
      'the page that opens by itself',
    )
    await welcome.bringToFront()
    await welcome.waitForSelector('[data-product=pipedrive]:enabled')
    await welcome.click('[data-product=pipedrive]')
    await allow(welcome)
    await welcome.waitForSelector('#crm[data-done]')
    await welcome.click('[data-category=research]')
    await untilStored(welcome, ['research'])
    expect(await textOf(welcome, '#open kbd')).toBe(
      await chromium.worker(async () => {
        const all = await chrome.commands.getAll()
        return all.find(({ name }) => name === '_execute_action')?.shortcut
      }),
    )
    // The first minute of recorded time passes without a click, and the badge then shows it.
    const badge = () => chromium.worker(() => chrome.action.getBadgeText({}))
    // On a busy machine, the browser's alarm for the next minute can be half a minute late.
    const hasMinute = async () => /^0:0[1-9]$/.test(await badge())
    await until(hasMinute, 'a full minute on the badge', 2.5 * minute)
    // The granted permission works: time in the CRM is recorded without a click.
    const crm = await chromium.openTab(DEAL)
    await untilStored(welcome, ['research', 'documentation'])
    await crm.close()
    expect(chromium.problems).toEqual([])
    await chromium.close()
  },
  4 * minute,
)

test('Chromium: a refused permission is reported, and the same click asks again', async () => {
  const chromium = await launchChromium()
  const welcome = await chromium.openPage(WELCOME)
  await welcome.waitForSelector('[data-product=hubspot]:enabled')
  await welcome.click('[data-product=hubspot]')
  await deny(welcome)
  expect(await textOf(welcome, '#crm > [role=alert]')).toContain('HubSpot')
  expect(await welcome.$('#crm[data-done]')).toBeNull()
  await welcome.click('[data-product=hubspot]')
  await allow(welcome)
  await welcome.waitForSelector('#crm[data-done]')
  expect(await welcome.$('#crm > [role=alert]')).toBeNull()
  expect(chromium.problems).toEqual([])
  await chromium.close()
})

test('Firefox: the same clicks', async () => {
  const firefox = await launchFirefox({ site })
  const welcome = await firefox.openPage(WELCOME)
  await welcome.waitForSelector('[data-product=pipedrive]:enabled')
  await welcome.click('[data-product=pipedrive]')
  await welcome.waitForSelector('#crm[data-done]')
  await welcome.click('[data-category=research]')
  await untilStored(welcome, ['research'])
  expect(await textOf(welcome, '#open .pin')).toMatch(/Pin to Toolbar|on your toolbar/)
  const crm = await firefox.openTab(DEAL)
  await untilStored(welcome, ['research', 'documentation'])
  await crm.close()
  expect(firefox.problems).toEqual([])
  await firefox.close()
})
