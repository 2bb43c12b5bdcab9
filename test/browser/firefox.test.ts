import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Endpoint, startEndpoint } from './endpoint.ts'
import { type Firefox, launchFirefox } from './harness/firefox.ts'
import { type Site, startSite } from './harness/site.ts'
import { until } from './harness/until.ts'
import { SETTINGS, segmentsOn, setOn, touch, untilTold } from './rep.ts'

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

test('it installs, and its pages open', async () => {
  expect(await textOf(settings)).toContain('Pipedrive')
})

test('a click in the popup is stored and shown', async () => {
  const popup = await openPopup()
  await popup.click('[data-category=research]')
  await popup.waitForSelector('[data-category=research][aria-pressed=true]')
  expect(await untilTold(settings, ['research'])).toMatchObject([{ source: 'hand' }])
  await popup.close()
})

test('a CRM tab is seen, and handed back', async () => {
  await settings.bringToFront()
  await settings.waitForSelector('#product-pipedrive:not([disabled])')
  await settings.click('#product-pipedrive')
  await settings.waitForSelector(
    '#product-pipedrive[aria-checked=true], #product-pipedrive:checked',
  )
  await setOn(settings, { enterAfter: 1000, leaveAfter: 3000 })
  const entered = Date.now()
  const crm = await firefox.openTab('https://acme.pipedrive.com/deal/42')
  await untilTold(settings, ['research', 'documentation'], 25_000)
  const left = Date.now()
  const elsewhere = await firefox.openTab('https://news.example/today')
  const kept = await untilTold(settings, ['research', 'documentation', 'research'], 25_000)
  expect(Math.abs((kept[1]?.startedAt ?? 0) - entered)).toBeLessThan(3_000)
  expect(Math.abs((kept[2]?.startedAt ?? 0) - left)).toBeLessThan(3_000)
  expect(kept[1]).toMatchObject({ source: 'auto', context: { product: 'pipedrive' } })
  expect(touch(kept)).toBe(true)
  await elsewhere.close()
  await crm.close()
})

test('a day is sent, and the receipt shown', async () => {
  await settings.bringToFront()
  await settings.type('#endpoint', endpoint.url)
  await settings.type('#code', endpoint.codeFor('Anna'))
  await settings.click('#connect')
  await settings.waitForSelector('#connected')
  const popup = await openPopup()
  await popup.click('#stop')
  await until(async () => (await segmentsOn(settings)).every((s) => s.endedAt), 'all ended')
  await popup.waitForSelector('#send:not([disabled])')
  await popup.click('#send')
  await until(async () => (await textOf(popup)).includes('Received: '), 'the receipt', 30_000)
  expect(endpoint.day('Anna')).toMatch(/research[\s\S]*documentation/)
  await popup.close()
})

test('no console said anything', () => {
  expect(firefox.problems).toEqual([])
})
