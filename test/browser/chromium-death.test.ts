import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { launchChromium } from '../support/browser/chromium.ts'
import { connectOn } from '../support/browser/connect.ts'
import { startEndpoint } from '../support/browser/endpoint-process.ts'
import {
  fillOutbox,
  SETTINGS,
  segmentsOn,
  untilStored,
  waitingOn,
} from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

declare const chrome: Browser

test('SIGKILL of the browser within a segment loses nothing', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'stint-profile-'))
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }))
  const first = await launchChromium({ profile })
  const page = await first.openPage(SETTINGS)
  const popup = await first.popup()
  await popup.waitForSelector('main[data-ready]')
  await popup.keyboard.press('7')
  await untilStored(page, ['research'])
  await popup.keyboard.press('3')
  // The test kills the browser at the moment when the popup shows the new category.
  await popup.waitForSelector('[data-category=prospect-meeting][aria-pressed=true]')
  const before = await segmentsOn(page)
  await first.sigkill()

  const second = await launchChromium({ profile })
  onTestFinished(() => second.close())
  const badge = () => second.worker(() => chrome.action.getBadgeText({}))
  await until(async () => /^0:0\d$/.test(await badge()), 'the badge, without opening anything')
  expect(await segmentsOn(await second.openPage(SETTINGS))).toEqual(before)
  expect(second.problems).toEqual([])
})

test('after SIGKILL while sending, the next start sends the rest, each row once', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'stint-profile-'))
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }))
  const endpoint = await startEndpoint()
  onTestFinished(() => endpoint.stop())
  const size = 4000
  const first = await launchChromium({ profile })
  const page = await first.openPage(SETTINGS)
  await connectOn(page, endpoint.url, () => endpoint.codeFor('Anna'))
  await fillOutbox(page, size)
  await page.bringToFront()
  await page.click('#send')
  await until(async () => (await waitingOn(page)) < size, 'the sending under way')
  await first.sigkill()

  const second = await launchChromium({ profile })
  onTestFinished(() => second.close())
  const settings = await second.openPage(SETTINGS)
  await until(async () => (await waitingOn(settings)) === 0, 'all sent, without a click', 60_000)
  expect(endpoint.count()).toBe(size)
  expect(second.problems).toEqual([])
})
