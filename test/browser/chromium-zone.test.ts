/** Tests a browser that does not know its time zone, because an environment variable hides the zone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { SETTINGS, segmentsOn, untilStored } from '../support/browser/stored-data.ts'

let chromium: Chromium
beforeAll(async () => {
  chromium = await launchChromium({ env: { TZ: '' } })
})
afterAll(() => chromium.close())

test('an unknown time zone: everything is stored and shown, and the popup says so once', async () => {
  const page = await chromium.openPage(SETTINGS)
  expect(await page.evaluate(() => Temporal.Now.timeZoneId())).toBe('Etc/Unknown')
  await page.waitForSelector('main[data-ready]')
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  const said = await popup.waitForSelector('[role=alert]')
  expect(await said?.evaluate((line) => line.textContent)).toMatch(
    /does not know its time zone.*UTC\+00:00/,
  )
  await popup.click('[role=alert] button')
  await popup.waitForSelector('[role=alert]', { hidden: true })
  await popup.click('[data-category=outgoing-call]')
  await untilStored(page, ['outgoing-call'])
  expect(await segmentsOn(page)).toHaveLength(1)
  await popup.close()
  const again = await chromium.popup()
  await again.waitForSelector('main[data-ready]')
  await again.waitForSelector('[data-category=outgoing-call][aria-pressed=true]')
  expect(await again.$('[role=alert]')).toBeNull()
  await again.close()
  for (const name of ['day', 'report']) {
    const other = await chromium.openPage(SETTINGS.replace('settings', name))
    await other.waitForSelector('main[data-ready]')
    expect(await other.$('.failed:not(:empty)')).toBeNull()
  }
  expect(chromium.problems).toEqual([])
})
