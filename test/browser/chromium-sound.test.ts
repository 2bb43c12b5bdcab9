import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { allow } from '../support/browser/prompt.ts'
import { type Site, startSite } from '../support/browser/site.ts'
import { SETTINGS, segmentsOn, setOn, untilStored } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

declare const chrome: Browser

const QUIET = 4000
/** The tone that a page plays. */
declare const tone: OscillatorNode | undefined

let site: Site
let profile: string
let chromium: Chromium
let settings: Page

const launch = () =>
  launchChromium({ site, profile, args: ['--autoplay-policy=no-user-gesture-required'] })

beforeAll(async () => {
  site = await startSite()
  profile = mkdtempSync(join(tmpdir(), 'stint-sound-'))
  chromium = await launch()
  settings = await chromium.openPage(SETTINGS)
  await allowSite('meet.example', 'client-meeting')
  await allowSite('dialler.example', 'outgoing-call')
  await setOn(settings, {
    soundAfter: 1000,
    quietAfter: QUIET,
    sites: [
      { host: 'meet.example', category: 'client-meeting', whileSound: true },
      { host: 'dialler.example', category: 'outgoing-call', whileSound: true },
    ],
  })
})
afterAll(async () => {
  await chromium.close()
  site.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function allowSite(host: string, category: string) {
  await settings.bringToFront()
  if (!(await settings.$('#sites[open]'))) await settings.click('#sites summary')
  await settings.type('#sites [name=host]', host)
  await settings.select('#sites select', category)
  await settings.click('#sites [type=submit]')
  await allow(settings)
  await settings.waitForSelector(`[data-host="${host}"]`)
}

const isAudible = (host: string) =>
  chromium.worker(async (name) => {
    const tabs = await chrome.tabs.query({ audible: true })
    return tabs.some(({ url }) => url?.includes(name))
  }, host)

/** Plays a real tone on the page, or stops it; waits until the browser has noticed. */
async function play(page: Page, on: boolean) {
  await page.evaluate((sounds) => {
    const shared = globalThis as { tone?: OscillatorNode }
    if (!sounds) return shared.tone?.stop()
    const context = new AudioContext()
    shared.tone = context.createOscillator()
    shared.tone.connect(context.destination)
    shared.tone.start()
  }, on)
  const host = new URL(page.url()).hostname
  await until(async () => (await isAudible(host)) === on, `${host} ${on ? 'audible' : 'silent'}`)
}

/** Waits for `ms` of the browser's own time, then lets it look, as an alarm would. */
async function passTime(ms: number) {
  const from = Date.now()
  await until(() => Date.now() - from > ms, `${ms} ms`)
  await chromium.worker(async () => {
    const [tab] = await chrome.tabs.query({ active: true })
    if (tab?.id) await chrome.tabs.update(tab.id, { active: true })
  })
  await settings.evaluate(() =>
    (globalThis as unknown as { browser: Browser }).browser?.runtime.sendMessage({
      type: 'reconcile',
    }),
  )
}

test('a tone in a background tab is a call, while the person is elsewhere', async () => {
  const meet = await chromium.openTab('https://meet.example/room?secret=1')
  await settings.bringToFront()
  await play(meet, true)
  await passTime(1500)
  await untilStored(settings, ['client-meeting'])

  await play(meet, false)
  await play(meet, true)
  await passTime(QUIET)
  const [goesOn] = await untilStored(settings, ['client-meeting'])
  expect(goesOn?.endedAt).toBeUndefined()

  await chromium.worker(async () => {
    const [tab] = await chrome.tabs.query({ url: 'https://meet.example/*' })
    if (tab?.id) await chrome.tabs.update(tab.id, { muted: true })
  })
  await passTime(QUIET + 1000)
  expect((await segmentsOn(settings))[0]?.endedAt).toBeUndefined()

  const closing = Date.now()
  await meet.close()
  const ended = async () => (await segmentsOn(settings))[0]?.endedAt
  await until(async () => (await ended()) !== undefined, 'the call to end with its tab')
  expect(Math.abs(((await ended()) ?? 0) - closing)).toBeLessThan(2000)
})
