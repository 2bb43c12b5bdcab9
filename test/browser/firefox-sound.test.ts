/** How far Firefox goes with rule 10: the same tone, the same call. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts'
import { type Site, startSite } from '../support/browser/site.ts'
import {
  databaseTextOn,
  SETTINGS,
  segmentsOn,
  setOn,
  untilStored,
} from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

declare const browser: Browser

let site: Site
let firefox: Firefox
let settings: Page

beforeAll(async () => {
  site = await startSite()
  // A page may play without a click, as a call does after one.
  firefox = await launchFirefox({ site, prefs: { 'media.autoplay.default': 0 } })
  settings = await firefox.openPage(SETTINGS)
  await settings.waitForSelector('#sites summary')
  await settings.click('#sites summary')
  await settings.type('#sites [name=host]', 'meet.example')
  await settings.select('#sites [name=category]', 'client-meeting')
  await settings.select('#sites [name=while]', 'sound')
  await settings.click('#sites [type=submit]')
  await settings.waitForSelector('[data-host="meet.example"]')
  await setOn(settings, { soundAfter: 1000, quietAfter: 3000 })
})
afterAll(async () => {
  await firefox.close()
  site.close()
})

const audible = () =>
  settings.evaluate(async () => (await browser.tabs.query({ audible: true })).length)

/** Plays a real tone, or stops it; waits until the browser has noticed. */
async function play(page: Page, on: boolean) {
  await page.evaluate((sounds) => {
    const shared = globalThis as { tone?: OscillatorNode }
    if (!sounds) return shared.tone?.stop()
    const context = new AudioContext()
    shared.tone = context.createOscillator()
    shared.tone.connect(context.destination)
    shared.tone.start()
  }, on)
  await until(async () => (await audible()) === (on ? 1 : 0), on ? 'the tone' : 'silence')
}

/** Lets so much time pass, then lets the background look. */
async function passTime(ms: number) {
  const from = Date.now()
  await until(() => Date.now() - from > ms, `${ms} ms`)
  await settings.evaluate(() => browser.runtime.sendMessage({ type: 'reconcile' }))
}

test('a tone in a background tab is a call, which ends with its tab', async () => {
  const meet = await firefox.openTab('https://meet.example/room?secret=1')
  await settings.bringToFront()
  await play(meet, true)
  await passTime(6500)
  await untilStored(settings, ['client-meeting'])
  const closing = Date.now()
  await meet.close()
  const ended = async () => (await segmentsOn(settings))[0]?.endedAt
  await until(async () => (await ended()) !== undefined, 'the call to end with its tab')
  expect(Math.abs(((await ended()) ?? 0) - closing)).toBeLessThan(2000)
  expect(await databaseTextOn(settings)).not.toMatch(/secret/)
})
