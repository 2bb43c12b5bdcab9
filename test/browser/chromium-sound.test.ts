import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { DETAILED } from '../../src/core/scheme/categories.ts'
import { minute } from '../../src/core/time/units.ts'
import { expectAt, timeOf } from '../support/browser/act-time.ts'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { letTimePass } from '../support/browser/let-time-pass.ts'
import { moveMouse } from '../support/browser/mouse.ts'
import { allow } from '../support/browser/prompt.ts'
import { type Site, startSite } from '../support/browser/site.ts'
import {
  databaseTextOn,
  putOn,
  SETTINGS,
  segmentsOn,
  setOn,
  untilStored,
} from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import { CALENDAR, calendarText } from '../support/calendar-server.ts'

declare const chrome: Browser

const QUIET = 4000

let site: Site
let calendar: string | undefined
let profile: string
let chromium: Chromium
let settings: Page

const launch = () =>
  launchChromium({ site, profile, args: ['--autoplay-policy=no-user-gesture-required'] })

beforeAll(async () => {
  site = await startSite((address) => (CALENDAR.endsWith(address) ? calendar : undefined))
  profile = mkdtempSync(join(tmpdir(), 'stint-sound-'))
  chromium = await launch()
  settings = await chromium.openPage(SETTINGS)
  await allowSite('meet.example', 'client-meeting')
  await allowSite('dialler.example', 'outgoing-call')
  await setOn(settings, { soundAfter: 1000, quietAfter: QUIET })
})
afterAll(async () => {
  await chromium.close()
  site.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function allowSite(host: string, category: string) {
  await settings.bringToFront()
  await settings.waitForSelector('#sites summary')
  if (!(await settings.$('#sites[open]'))) await settings.click('#sites summary')
  await settings.type('#sites [name=host]', host)
  await settings.select('#sites [name=category]', category)
  await settings.select('#sites [name=while]', 'sound')
  await settings.click('#sites [type=submit]')
  await allow(settings)
  await settings.waitForSelector(`[data-host="${host}"]`)
}

const isAudible = (host: string) =>
  chromium.worker(async (name) => {
    const tabs = await chrome.tabs.query({ audible: true })
    return tabs.some(({ url }) => url?.includes(name))
  }, host)

/** Starts or stops a real tone on the page, and waits until the browser reports the change. */
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

/**
 * Waits for `ms` milliseconds of real time. Then makes the worker observe the browser, as an alarm
 * would do.
 */
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

  const ended = async () => (await segmentsOn(settings))[0]?.endedAt
  const closing = await timeOf(
    settings,
    () => meet.close(),
    () => until(async () => (await ended()) !== undefined, 'the call to end with its tab'),
  )
  expectAt(await ended(), closing, 'the end', 1000)
})

/** Returns the categories of the segments; the category of the running segment ends in `…`. */
const day = async () =>
  (await segmentsOn(settings)).map((s) => `${s.category}${s.endedAt ? '' : '…'}`)

test('a second meeting at the same time counts only from the end of the first', async () => {
  const meet = await chromium.openTab('https://meet.example/room')
  const dialler = await chromium.openTab('https://dialler.example/call')
  await settings.bringToFront()
  await play(meet, true)
  await passTime(1500)
  await untilStored(settings, ['client-meeting', 'client-meeting'])
  await play(dialler, true)
  // Waits for six seconds, because the time of a segment shorter than five seconds goes to a neighbour
  // (rule 12 of docs/domain.md).
  await passTime(6000)
  expect(await day()).toEqual(['client-meeting', 'client-meeting…'])
  await meet.close()
  const kept = await untilStored(settings, ['client-meeting', 'client-meeting', 'outgoing-call'])
  expect(kept[2]?.startedAt).toBe(kept[1]?.endedAt)
  await dialler.close()
  await until(async () => !(await day()).at(-1)?.endsWith('…'), 'the last call to end')
})

test('music on a host that no rule names is never seen', async () => {
  const before = await segmentsOn(settings)
  const music = await chromium.openTab('https://music.example/song?secret=2')
  await settings.bringToFront()
  await music.evaluate(() => {
    const context = new AudioContext()
    const tone = context.createOscillator()
    tone.connect(context.destination)
    tone.start()
  })
  const sounds = () =>
    chromium.worker(async () => (await chrome.tabs.query({ audible: true })).length > 0)
  await until(sounds, 'the music audible')
  await passTime(2500)
  expect(await segmentsOn(settings)).toEqual(before)
  await music.close()
})

test('a browser killed within a call keeps it, and it ends where nobody can hear it any more', async () => {
  const meet = await chromium.openTab('https://meet.example/room')
  await settings.bringToFront()
  await play(meet, true)
  await passTime(6500)
  const before = await day()
  expect(before.at(-1)).toBe('client-meeting…')
  const killedAt = Date.now()
  await chromium.sigkill()
  chromium = await launch()
  settings = await chromium.openPage(SETTINGS)
  await until(async () => !(await day()).at(-1)?.endsWith('…'), 'the call to end')
  expect((await day()).length).toBe(before.length)
  const [last] = (await segmentsOn(settings)).slice(-1)
  expect(last?.endedAt).toBeGreaterThan(killedAt - 10_000)
})

/** Adds a calendar by its private address, and stores a scheme that contains *Drive time*. */
async function addCalendar() {
  await putOn(settings, 'named', [
    { name: 'scheme', value: { versions: [{ version: 1, changeEvery: 1, categories: DETAILED }] } },
  ])
  await settings.waitForSelector('#calendar-address')
  await settings.type('#calendar-address', CALENDAR)
  await settings.click('#calendar form [type=submit]')
  await allow(settings)
  await settings.waitForSelector('#calendar-remove')
}

async function allowCrm() {
  await settings.waitForSelector('#product-pipedrive:not([disabled])')
  await settings.click('#product-pipedrive')
  await allow(settings)
  await settings.waitForSelector('#product-pipedrive[aria-checked=true]')
  await setOn(settings, { enterAfter: 1000, leaveAfter: 1000 })
}

/**
 * Collects the expected categories and their starts (epoch milliseconds) while the test acts. Stint must
 * store the same ones.
 */
function trueDay() {
  const truth: { category: string; from: number }[] = []
  const notes = (category: string, from = Date.now()) => truth.push({ category, from })
  const pass = async (minutes: number, how: 'awake' | 'asleep') => {
    await letTimePass(settings, minutes * minute, how)
    for (const one of truth) one.from -= minutes * minute
  }
  return { truth, notes, pass }
}

const fullMinute = (at: number) => Math.ceil(at / minute) * minute

/**
 * The largest allowed difference, in milliseconds, between a stored start and the expected one. Stint
 * stores a sign of life of the person at most once in ten seconds (rule 5 of docs/domain.md).
 */
const CLOSE = 15_000

test('a day of CRM, web calls, two client meetings and a drive takes two clicks and two keys, and is right', async () => {
  calendar = calendarText([])
  await addCalendar()
  await allowCrm()
  const before = (await segmentsOn(settings)).length
  const { truth, notes, pass } = trueDay()
  const rows = async () => (await segmentsOn(settings)).slice(before)
  const recorded = () =>
    until(async () => {
      const is = (await rows()).map(({ category }) => category).join()
      const was = truth.map(({ category }) => category).join()
      return is === was || Promise.reject(new Error(`${is} for ${was}`))
    }, 'what happened, as the segments')
  const dialler = await chromium.openTab('https://dialler.example/call')
  const meet = await chromium.openTab('https://meet.example/room')
  const crm = await chromium.openTab('about:blank')
  notes('documentation')
  await crm.goto('https://acme.pipedrive.com/deal/42')
  await recorded()
  await pass(40, 'awake')
  // The person makes a call in the browser, and looks at the client's card in the CRM during the call.
  notes('outgoing-call')
  await play(dialler, true)
  await passTime(1500)
  await recorded()
  await pass(25, 'awake')
  notes('documentation')
  await play(dialler, false)
  await passTime(QUIET)
  await recorded()
  await pass(10, 'awake')

  // The person closes the computer, drives to a client, has two meetings at the client's, and opens
  // the computer again during the second meeting.
  const left = Date.now() - 136 * minute
  const [first, second, planned] = [30, 75, 140].map((after) =>
    fullMinute(left + after * minute),
  ) as [number, number, number]
  const at = (from: number, to: number) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    guest: 'client.example',
  })
  calendar = calendarText([at(first, second), at(second, planned)])
  await pass(136, 'asleep')
  notes('drive', left)
  notes('client-meeting', first)
  notes('client-meeting', second)
  notes('documentation')
  moveMouse()
  await crm.bringToFront()
  await passTime(0)
  const wasAway = async () => {
    const [away, last] = (await rows()).slice(-2)
    return away?.category === 'unexplained' && last?.category === 'documentation'
  }
  await until(wasAway, 'the return')
  // The person answers with two clicks and two keys, the only input that Stint needs on that day.
  const popup = await chromium.popup()
  await popup.locator('#question').click()
  await popup.waitForSelector('#from-calendar')
  await popup.keyboard.press('Enter')
  await popup.waitForSelector('#from-calendar', { hidden: true })
  await popup.waitForSelector('#away')
  await popup.keyboard.press('9')
  await recorded()
  await popup.close()
  await pass(30, 'awake')

  // The person holds a meeting in another tab, and closes that tab at the end of the meeting.
  notes('client-meeting')
  await play(meet, true)
  await passTime(1500)
  await recorded()
  await pass(45, 'awake')
  notes('documentation')
  await meet.close()
  await recorded()

  const kept = await rows()
  for (const [i, { category, from }] of truth.entries()) {
    const off = Math.abs((kept[i]?.startedAt ?? 0) - from)
    expect(off, `${i}. ${category}: ${off} ms off`).toBeLessThan(CLOSE)
    if (i > 0) expect(kept[i - 1]?.endedAt).toBe(kept[i]?.startedAt)
  }
  await dialler.close()
  await crm.close()
})

test('no address was stored, and nothing was written to any console', async () => {
  expect(await databaseTextOn(settings)).not.toMatch(
    /secret|music|hidden|otto|(?<!calendar","value":{"url":")https?:/,
  )
  expect(chromium.problems).toEqual([])
})
