import { expect, test } from 'vitest'
import { hasLastedOn, segmentsOn, untilStored } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import {
  chromium,
  endpoint,
  settings,
  setUpWithEndpoint,
} from '../support/browser/with-chromium.ts'

setUpWithEndpoint()

const enter = async (text: string) => {
  const field = await settings.waitForSelector('#invite')
  await field?.click({ count: 3 })
  await field?.type(text)
  await settings.click('#look-up')
}

test('a wrong code is refused in words; a pasted invitation says whom it connects, and connects', async () => {
  await settings.bringToFront()
  await enter(`${endpoint.url} AAAA-AAAA`)
  await settings.waitForSelector('#invite[aria-invalid=true]')
  await enter(`Hello Anna, please open ${endpoint.linkFor('Anna')} (good for 7 days).`)
  const found = await settings.waitForSelector('#found-who')
  expect(await found?.evaluate((e) => e.textContent)).toMatch(/^Anna, team Team.*127\.0\.0\.1/)
  expect(await settings.$('#connected')).toBeNull()
  await settings.keyboard.press('Enter')
  const connected = await settings.waitForSelector('#connected')
  expect(await connected?.evaluate((e) => e.textContent)).toContain('Anna')
})

test('"Send now" sends the day and shows the receipt', async () => {
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  await popup.keyboard.press('7')
  await untilStored(settings, ['research'])
  await hasLastedOn(settings)
  await popup.keyboard.press('2')
  await untilStored(settings, ['research', 'outgoing-call'])
  await hasLastedOn(settings)
  await popup.keyboard.press('s')
  await until(async () => (await segmentsOn(settings)).every((s) => s.endedAt), 'all ended')
  const text = () => popup.evaluate(() => document.body.innerText)
  await until(async () => (await text()).includes('2 to send at'), 'what waits, and when')
  await popup.click('#send')
  await until(async () => (await text()).includes('Received: 2 entries'), 'the receipt')
  expect((await segmentsOn(settings)).map((s) => s.outbox)).toEqual([undefined, undefined])
  await popup.close()
})

test('the endpoint has the day', () => {
  expect(endpoint.day('Anna')).toMatch(/research[\s\S]*outgoing-call/)
})

test('nothing was written to any console', () => {
  // When the endpoint refuses a code with the status 403, the browser itself logs this answer as an
  // error.
  expect(chromium.problems.filter((p) => !/status of 403/.test(p))).toEqual([])
})
