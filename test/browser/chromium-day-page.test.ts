import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { type Endpoint, startEndpoint } from '../support/browser/endpoint-process.ts'
import { rowsOn } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import {
  actOf,
  at,
  isDay,
  openYesterday,
  press,
  type,
  YESTERDAY,
} from '../support/browser/yesterday.ts'

let endpoint: Endpoint
let chromium: Chromium
let page: Page
beforeAll(async () => {
  endpoint = await startEndpoint()
  chromium = await launchChromium()
  page = await openYesterday(chromium, endpoint, MORNING)
  await page.setViewport({ width: 1100, height: 900 })
})
afterAll(async () => {
  await chromium.close()
  await endpoint.stop()
})

const MORNING = [
  '09:00-09:30 internal-meeting',
  '09:30-10:30 outgoing-call',
  '10:30-11:00 documentation auto',
  '11:00-12:00 unexplained auto',
  '13:00-14:00 prospect-meeting',
]
const asStored = (rows: readonly string[]) => rows.map((row) => row.replace(' auto', ''))

const textOf = (css: string) => page.$eval(css, (e) => e.textContent ?? '')
const says = (css: string, text: string | RegExp) =>
  until(async () => {
    const said = await textOf(css)
    if (said.match(text)) return true
    throw new Error(said)
  }, `${css}: ${text}`)

/** Where an instant is on the bar, and its middle height. */
const placeOf = (instant: number) =>
  page.$eval(
    '.timeline .bar',
    (bar, instant) => {
      const { left, width, top, height } = bar.getBoundingClientRect()
      const { from, to } = (bar as HTMLElement).dataset
      const part = (instant - Number(from)) / (Number(to) - Number(from))
      return { x: left + part * width, y: top + height / 2 }
    },
    instant,
  )

/** Where the bound is, once it can be taken there: a window that was resized is laid out anew. */
async function boundAt(time: string) {
  const place = await placeOf(at(time))
  const there = await page.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.closest<HTMLElement>('.bound')?.dataset.at,
    place,
  )
  return Number(there) === at(time) ? place : undefined
}

/** Takes the bound at `from` and lets it go at `to`; what it says on the way. */
async function drag(from: string, to: string) {
  const a = await until(() => boundAt(from), `a bound at ${from}`)
  const b = await placeOf(at(to))
  await page.mouse.move(a.x, a.y)
  await page.mouse.down()
  await page.mouse.move((a.x + b.x) / 2, a.y, { steps: 3 })
  await page.mouse.move(b.x, b.y, { steps: 3 })
  const said = await page.waitForSelector('.bound output')
  const shown = await said?.evaluate((output) => output.textContent)
  const widths = await page.$$eval('.block', (all) => all.length)
  const takes = await textOf('.timeline .takes')
  await page.mouse.up()
  return { shown, widths, takes }
}

test('a bound is dragged: it snaps, says where it is, and neighbours give way', async () => {
  // Two minutes off: it snaps to full five.
  const { shown } = await drag('09:30', '09:47')
  expect(shown).toMatch(/9:45/)
  await isDay(page, [
    '09:00-09:45 internal-meeting',
    '09:45-10:30 outgoing-call',
    ...asStored(MORNING).slice(2),
  ])
  // It stops at the neighbour.
  await drag('10:30', '09:30')
  await isDay(page, [
    '09:00-09:45 internal-meeting',
    '09:45-09:46 outgoing-call',
    '09:46-11:00 documentation',
    ...asStored(MORNING).slice(3),
  ])
  await press(page, '#undo')
  await page.waitForSelector(actOf('10:30', 'edit'))
  // With Shift it goes over it, which is gone while it is still held.
  await page.keyboard.down('Shift')
  const { widths, takes } = await drag('10:30', '09:30')
  await page.keyboard.up('Shift')
  expect(takes).toMatch(/Outgoing call 45m \(the whole entry\)/)
  expect(widths).toBe(4)
  await isDay(page, [
    '09:00-09:30 internal-meeting',
    '09:30-11:00 documentation',
    ...asStored(MORNING).slice(3),
  ])
})

test('taken back step by step, also after the browser page was loaded anew', async () => {
  await press(page, '#undo')
  await isDay(page, [
    '09:00-09:45 internal-meeting',
    '09:45-10:30 outgoing-call',
    ...asStored(MORNING).slice(2),
  ])
  await page.reload()
  await page.waitForSelector('#undo')
  await press(page, '#undo')
  await isDay(page, asStored(MORNING))
  await page.waitForSelector('#undo', { hidden: true })
})

test('times, category and note are typed; what cannot be is refused in words', async () => {
  await press(page, actOf('09:30', 'edit'))
  await page.waitForSelector('#edit')
  await type(page, '#edit [name=to]', '09:10')
  await press(page, '#edit [type=submit]')
  await says('.trouble', /end must be after the start/)
  await type(page, '#edit [name=to]', '10:20')
  await page.select('#edit [name=category]', 'incoming-call')
  await type(page, '#edit [name=note]', 'Acme, first contact')
  await press(page, '#edit [type=submit]')
  await isDay(page, [
    '09:00-09:30 internal-meeting',
    '09:30-10:20 incoming-call',
    '10:20-11:00 documentation',
    ...asStored(MORNING).slice(3),
  ])
  await says(`tr[data-from="${at('09:30')}"]`, /Acme, first contact.*edited/)
})

/** Whether all of an element is within the window. */
const isInSight = (css: string) =>
  until(
    () =>
      page.$eval(css, (element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return bottom > top && top >= 0 && bottom <= innerHeight
      }),
    `${css} in sight`,
  )

test('in a low window a form, what it asks and why it is refused are in sight', async () => {
  await page.setViewport({ width: 1100, height: 500 })
  await press(page, actOf('13:00', 'edit'))
  await isInSight('#edit [type=submit]')
  await type(page, '#edit [name=to]', '12:10')
  await press(page, '#edit [type=submit]')
  await says('.trouble', /end must be after the start/)
  await isInSight('.trouble')
  await type(page, '#edit [name=to]', '14:00')
  await type(page, '#edit [name=from]', '10:10')
  await press(page, '#edit [type=submit]')
  await says('#edit .takes', /Whole entries will be deleted/)
  await isInSight('#edit [type=submit]')
  await page.keyboard.press('Escape')
  await page.waitForSelector('#edit', { hidden: true })
  await page.setViewport({ width: 1100, height: 900 })
})

test('split, merge, add, delete, explain', async () => {
  await press(page, actOf('09:30', 'split'))
  await page.waitForSelector('#split')
  await type(page, '#split [name=at]', '10:00')
  await page.select('#split [name=category]', 'outgoing-call')
  await press(page, '#split [type=submit]')
  await page.waitForSelector(actOf('10:00', 'merge'))
  await press(page, actOf('10:00', 'merge'))
  await page.waitForSelector(actOf('10:20', 'merge'), { hidden: true })
  await press(page, '.gap [data-act=add]')
  await page.waitForSelector('#add')
  await page.select('#add [name=category]', 'break')
  await press(page, '#add [type=submit]')
  await page.waitForSelector(actOf('12:00', 'delete'))
  await press(page, actOf('09:00', 'delete'))
  await page.waitForSelector(actOf('09:00', 'delete'), { hidden: true })
  await press(page, actOf('11:00', 'explain'))
  await page.waitForSelector('#explain')
  await page.select('#explain [name=part-1]', 'drive')
  await press(page, '#explain .another')
  await page.waitForSelector('#explain [type=time]')
  await type(page, '#explain [type=time]', '11:20')
  await page.select('#explain [name=part-2]', 'client-meeting')
  await press(page, '#explain [type=submit]')
  await isDay(page, [
    '09:30-10:00 incoming-call',
    '10:00-11:00 outgoing-call',
    '11:00-11:20 drive',
    '11:20-12:00 client-meeting',
    '12:00-13:00 break',
    '13:00-14:00 prospect-meeting',
  ])
})

const held = async () => {
  const named = await rowsOn<{ name: string; value: { token: string } }>(page, 'named')
  const token = named.find(({ name }) => name === 'connection')?.value.token
  const ask = async (path: string) =>
    (
      await fetch(`${endpoint.url}${path}`, { headers: { authorization: `Bearer ${token}` } })
    ).json()
  const zone = encodeURIComponent(Temporal.Now.timeZoneId())
  return {
    day: (await ask(`/v1/days/${YESTERDAY.toString()}?zone=${zone}&dayStart=0`)) as {
      count: number
      correctedAt?: number
    },
    rows: ((await ask('/v1/segments')) as { segments: { category?: string; note?: string }[] })
      .segments,
  }
}

test('the day is sent: what goes and what stays is said before, the receipt after', async () => {
  await press(page, '#send-button')
  await page.waitForSelector('#sending-day[open]')
  expect(await textOf('.goes')).toMatch(/5 entries, 3h 30m/)
  expect(await textOf('.stays')).toMatch(/1h of breaks/)
  expect(await textOf('.stays')).toMatch(/Your notes/)
  await press(page, '#send-it')
  await says('#outcome', /Received: 5 entries, 3h 30m/)
  const { day, rows } = await held()
  expect(day.count).toBe(5)
  expect(day.correctedAt).toBeUndefined()
  expect(rows.map(({ category }) => category)).not.toContain('break')
  expect(JSON.stringify(rows)).not.toContain('Acme')
})

test('a later edit is a correction, here and at the endpoint', async () => {
  await press(page, actOf('11:00', 'delete'))
  await says('#outcome', /1 correction to send/)
  await press(page, actOf('13:00', 'edit'))
  await page.waitForSelector('#edit')
  await page.select('#edit [name=category]', 'client-meeting')
  await press(page, '#edit [type=submit]')
  await says('#outcome', /2 corrections to send/)
  await says(`tr[data-from="${at('13:00')}"] .about`, 'corrected')
  await press(page, '#send-button')
  await page.waitForSelector('#sending-day[open]')
  expect(await textOf('.goes')).toMatch(/1 of these is a correction/)
  expect(await textOf('.goes')).toMatch(/Withdrawn from the server: 1 entry/)
  await press(page, '#send-it')
  await says(`tr[data-from="${at('13:00')}"] .about`, 'corrected, sent')
  await says('#outcome', /Received: 4 entries, 3h 10m/)
  const { day } = await held()
  expect(day).toMatchObject({ count: 4 })
  expect(day.correctedAt).toBeGreaterThan(at('23:00'))
})

test('what runs shows on today, and grows', async () => {
  await press(page, '#today')
  const timer = await page.waitForSelector('tr.running [role=timer]')
  const before = await timer?.evaluate((e) => e.textContent)
  await until(async () => (await timer?.evaluate((e) => e.textContent)) !== before, 'it grows')
})

test('no console said anything', () => {
  expect(chromium.problems).toEqual([])
})
