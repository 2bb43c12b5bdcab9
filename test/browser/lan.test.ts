import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { launchChromium } from '../support/browser/chromium.ts'
import { launchFirefox } from '../support/browser/firefox.ts'
import { type Lan, startLan } from '../support/browser/lan.ts'
import { allow } from '../support/browser/prompt.ts'
import { hasLastedOn, SETTINGS, segmentsOn } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

// The browser's API, for the functions that run in the extension's worker.
declare const chrome: Browser

// These tests use an endpoint behind TLS in a local network. The tests in chromium-day.test.ts and
// firefox.test.ts use an endpoint on the same machine.
if (process.platform === 'linux') {
  let lan: Lan
  beforeAll(async () => {
    lan = await startLan()
  })
  afterAll(() => lan.close())

  const enter = async (settings: Page, name: string) => {
    await settings.bringToFront()
    const field = await settings.waitForSelector('#invite')
    await field?.type(`${lan.url} ${await lan.codeFor(name)}`)
    await settings.click('#look-up')
  }

  const connect = async (settings: Page) => {
    await (await settings.waitForSelector('#connect'))?.click()
    await settings.waitForSelector('#connected')
  }

  const sends = async (settings: Page, popup: Page) => {
    await popup.waitForSelector('main[data-ready]')
    await popup.click('[data-category=research]')
    await until(async () => (await segmentsOn(settings)).length === 1, 'something runs')
    await hasLastedOn(settings)
    await popup.click('[data-category=misc]')
    await until(async () => (await segmentsOn(settings)).length === 2, 'something to send')
    await popup.click('#send')
    const text = () => popup.evaluate(() => document.body.innerText)
    await until(async () => (await text()).includes('Received: 1 entry'), 'the receipt')
  }

  test('Chromium asks for the endpoint’s host alone, and sends into the local network', async () => {
    const chromium = await launchChromium({ reachable: new URL(lan.url).hostname })
    onTestFinished(chromium.close)
    const settings = await chromium.openPage(SETTINGS)
    await enter(settings, 'Anna')
    await allow(settings)
    await connect(settings)
    const { origins } = await chromium.worker(() => chrome.permissions.getAll())
    expect(origins).toEqual([`https://${new URL(lan.url).hostname}/*`])
    await sends(settings, await chromium.popup())
    expect(chromium.problems).toEqual([])
  })

  test('Firefox does the same', async () => {
    const firefox = await launchFirefox({ lan: true })
    onTestFinished(firefox.close)
    const settings = await firefox.openPage(SETTINGS)
    await enter(settings, 'Boris')
    await connect(settings)
    await sends(settings, await firefox.openPage('extension/pages/popup.html'))
    expect(firefox.problems).toEqual([])
  })
}
