import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterInvite } from '../support/browser/connect.ts'
import { type Endpoint, startEndpoint } from '../support/browser/endpoint-process.ts'
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts'
import { moveMouse } from '../support/browser/mouse.ts'
import { LEAVE, playBack, record, scriptedDay, waitFor } from '../support/browser/scripted-day.ts'
import { type Site, startSite } from '../support/browser/site.ts'
import { SETTINGS, segmentsOn } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

let endpoint: Endpoint
let site: Site
let firefox: Firefox
let settings: Page
beforeAll(async () => {
  endpoint = await startEndpoint()
  site = await startSite()
  firefox = await launchFirefox({ site })
  settings = await firefox.openPage(SETTINGS)
})
afterAll(async () => {
  await firefox.close()
  site.close()
  await endpoint.stop()
})

const openPopup = async () => {
  const popup = await firefox.openPage('extension/pages/popup.html')
  await popup.waitForSelector('main[data-ready]')
  return popup
}
const textOf = (page: Page) => page.evaluate(() => document.body.innerText)

test('the extension installs, and its pages open', async () => {
  expect(await textOf(settings)).toContain('Pipedrive')
})

const DEAL = 'https://acme.pipedrive.com/deal/42'

const pick = async (category: string) => {
  const popup = await openPopup()
  await popup.click(`[data-category=${category}]`)
  await popup.waitForSelector(`[data-category=${category}][aria-pressed=true]`)
  await popup.close()
}

test('a CRM and a recording of the day are switched on', async () => {
  await settings.bringToFront()
  await settings.waitForSelector('#product-pipedrive:not([disabled])')
  await settings.click('#product-pipedrive')
  await settings.waitForSelector('#product-pipedrive[aria-checked=true]')
  await record(settings)
})

test('a day of tabs, a call and idle time, to the second', async () => {
  const { begins, changesNothing, isKept } = scriptedDay(settings)
  await begins('research', () => pick('research'))
  const news = await firefox.openTab('https://news.example/today')
  const crm = await firefox.openTab('about:blank')
  await begins('documentation', () => crm.goto(DEAL))
  await changesNothing(async () => {
    await news.bringToFront()
    await waitFor(LEAVE / 2)
    await crm.bringToFront()
    await waitFor(LEAVE)
  })
  await begins('research', () => news.bringToFront())
  await begins('documentation', () => crm.bringToFront())
  await begins('research', () => news.bringToFront())
  // This test opens the popup as a tab, so the CRM is no longer in front.
  await begins('outgoing-call', () => pick('outgoing-call'))
  await changesNothing(async () => {
    await crm.bringToFront()
    await waitFor(LEAVE)
    await news.bringToFront()
    await waitFor(LEAVE)
  })
  await begins('research', async () => {
    await pick('research')
    // When the popup's tab is closed, Firefox 140 shows the CRM's tab, so the test brings the news page
    // back to the front.
    await news.bringToFront()
  })
  await begins('unexplained', async () => moveMouse(), { within: 60_000 })
  await begins('research', async () => moveMouse())
  const kept = await isKept()
  expect(kept[1]).toMatchObject({ source: 'auto', context: { product: 'pipedrive' } })
  expect(kept[0]).toMatchObject({ source: 'hand' })
  await crm.close()
  await news.close()
}, 180_000)

test('its recording plays back to the same segments', async () => {
  const { stretches } = await playBack(settings)
  const played = stretches.map((stretch) => stretch.startedAt)
  expect(played).toEqual((await segmentsOn(settings)).map((s) => s.startedAt))
})

test('a day is sent, and the receipt shown', async () => {
  await settings.bringToFront()
  await enterInvite(settings, `${endpoint.url} ${endpoint.codeFor('Anna')}`)
  await settings.waitForSelector('#connected')
  const popup = await openPopup()
  await popup.click('#stop')
  await until(async () => (await segmentsOn(settings)).every((s) => s.endedAt), 'all ended')
  await popup.waitForSelector('#send:not([disabled])')
  await popup.click('#send')
  await until(async () => (await textOf(popup)).includes('Received: '), 'the receipt')
  expect(endpoint.day('Anna')).toMatch(/research[\s\S]*documentation/)
  await popup.close()
})

test('nothing was written to any console', () => {
  expect(firefox.problems).toEqual([])
})
