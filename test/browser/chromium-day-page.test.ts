import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { type Endpoint, startEndpoint } from '../support/browser/endpoint-process.ts'
import { rowsOn } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import {
  at,
  cellOf,
  chooseAct,
  chooseCategory,
  editCell,
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

/** Returns the position in pixels of an instant on the timeline's bar, at half of the bar's height. */
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

/**
 * Returns the position in pixels of the bound (the border between two entries) at this time. Returns
 * undefined until the page shows the bound there, because the page is laid out again when the size of
 * the window has changed.
 */
async function boundAt(time: string) {
  const place = await placeOf(at(time))
  const there = await page.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.closest<HTMLElement>('.bound')?.dataset.at,
    place,
  )
  return Number(there) === at(time) ? place : undefined
}

/** Drags the bound between two entries to another time. Returns the text shown during the drag. */
async function drag(from: string, to: string) {
  const a = await until(() => boundAt(from), `a bound at ${from}`)
  const b = await placeOf(at(to))
  await page.mouse.move(a.x, a.y)
  await page.mouse.down()
  await page.mouse.move((a.x + b.x) / 2, a.y, { steps: 3 })
  await page.mouse.move(b.x, b.y, { steps: 3 })
  const said = await page.waitForSelector('.timeline .label')
  const shown = await said?.evaluate((output) => output.textContent)
  const widths = await page.$$eval('.block', (all) => all.length)
  await page.mouse.up()
  return { shown, widths }
}

test('a dragged bound snaps, shows its time, and its neighbours become shorter', async () => {
  // The pointer stops at 09:47, and the bound snaps to 09:45, the nearest multiple of five minutes.
  const { shown } = await drag('09:30', '09:47')
  expect(shown).toBe('9:45 AM Internal meeting 30m → 45m | Outgoing call 1h → 45m')
  await isDay(page, [
    '09:00-09:45 internal-meeting',
    '09:45-10:30 outgoing-call',
    ...asStored(MORNING).slice(2),
  ])
  // Without Shift, the bound cannot move over the neighbouring entry. The last minute of that entry
  // remains.
  await drag('10:30', '09:30')
  await isDay(page, [
    '09:00-09:45 internal-meeting',
    '09:45-09:46 outgoing-call',
    '09:46-11:00 documentation',
    ...asStored(MORNING).slice(3),
  ])
  await press(page, '#undo')
  await page.waitForSelector(cellOf('10:30', 'from'))
  // With Shift, the bound moves over the whole neighbouring entry, which disappears during the drag.
  await page.keyboard.down('Shift')
  const { widths, shown: all } = await drag('10:30', '09:30')
  await page.keyboard.up('Shift')
  expect(all).toMatch(/Takes time from:.*Outgoing call 45m \(the whole entry\)/)
  expect(widths).toBe(4)
  await isDay(page, [
    '09:00-09:30 internal-meeting',
    '09:30-11:00 documentation',
    ...asStored(MORNING).slice(3),
  ])
})

test('edits are undone one by one, also after the page was reloaded', async () => {
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

test('free time is drawn on the timeline, and gets its category there', async () => {
  const [a, b] = [await placeOf(at('12:10')), await placeOf(at('12:41'))]
  await page.mouse.move(a.x, a.y)
  await page.mouse.down()
  await page.mouse.move(b.x, b.y, { steps: 4 })
  const label = await page.waitForSelector('.timeline .label')
  expect(await label?.evaluate((output) => output.textContent)).toMatch(/12:10 PM–12:40 PM 30m/)
  await page.mouse.up()
  await press(page, '.timeline .list [data-category=drive]')
  await isDay(page, [
    ...asStored(MORNING).slice(0, 4),
    '12:10-12:40 drive',
    ...asStored(MORNING).slice(4),
  ])
  await press(page, '#undo')
  await isDay(page, asStored(MORNING))
})

test('times, category and note are edited in place; impossible ones are refused in words', async () => {
  await editCell(page, '09:30', 'to', '09:10')
  await says('.trouble', /end must be after the start/)
  await type(page, 'form.inline input', '10:20')
  await page.keyboard.press('Enter')
  await page.waitForSelector('form.inline', { hidden: true })
  await chooseCategory(page, '09:30', 'incoming-call')
  await page.waitForSelector('.list', { hidden: true })
  await editCell(page, '09:30', 'note', 'Acme, first contact')
  await isDay(page, [
    '09:00-09:30 internal-meeting',
    '09:30-10:20 incoming-call',
    '10:20-11:00 documentation',
    ...asStored(MORNING).slice(3),
  ])
  await says(`tr[data-from="${at('09:30')}"]`, /Acme, first contact.*edited/)
})

/** Waits until the whole height of the element is within the window. */
const isInSight = (css: string) =>
  until(
    () =>
      page.$eval(css, (element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return bottom > top && top >= 0 && bottom <= innerHeight
      }),
    `${css} in sight`,
  )

test('in a low window an editor, what it asks and why it is refused are in sight', async () => {
  await page.setViewport({ width: 1100, height: 500 })
  await editCell(page, '13:00', 'to', '12:10')
  await says('.trouble', /end must be after the start/)
  await isInSight('.trouble')
  await page.keyboard.press('Escape')
  await page.waitForSelector('form.inline', { hidden: true })
  await editCell(page, '13:00', 'from', '10:10')
  await says('.inline .takes', /Whole entries will be deleted/)
  await isInSight('.inline [type=submit]')
  await page.keyboard.press('Escape')
  await page.waitForSelector('form.inline', { hidden: true })
  await press(page, cellOf('13:00', 'category'))
  await isInSight('.list [aria-selected=true]')
  await page.keyboard.press('Escape')
  await page.waitForSelector('.list', { hidden: true })
  await page.setViewport({ width: 1100, height: 900 })
})

test('a day that scrolls and one that does not have their heading at the same place', async () => {
  // This window is wider than the page's content, which is in the middle of the window.
  await page.setViewport({ width: 1300, height: 500 })
  const isScrolling = () =>
    page.evaluate(
      () => document.documentElement.scrollHeight > document.documentElement.clientHeight,
    )
  const left = () => page.$eval('h1', (heading) => heading.getBoundingClientRect().left)
  await until(isScrolling, 'a page that scrolls')
  const before = await left()
  const shown = await page.evaluate(() => location.hash)
  await page.setViewport({ width: 1300, height: 900 })
  await page.evaluate(() => {
    location.hash = '#2020-01-01'
  })
  await until(async () => !(await isScrolling()), 'an empty day without a scrollbar')
  expect(await left()).toBe(before)
  await page.evaluate((hash) => {
    location.hash = hash
  }, shown)
  await page.waitForSelector(cellOf('09:30', 'from'))
  await page.setViewport({ width: 1100, height: 900 })
})

test('rows have no buttons until the pointer or the focus is there', async () => {
  const isShown = () =>
    page.$eval(cellOf('09:30', 'menu'), (cell) => cell.checkVisibility({ opacityProperty: true }))
  await page.mouse.move(1, 1)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await until(async () => !(await isShown()), 'the menu hidden')
  await page.hover(`tr[data-from="${at('09:30')}"] .length`)
  await until(isShown, 'the menu under the pointer')
  await page.mouse.move(1, 1)
  await until(async () => !(await isShown()), 'the menu hidden again')
  await page.focus(cellOf('09:30', 'category'))
  await until(isShown, 'the menu beside the focus')
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
})

test('marks take no line of their own beside an empty note, and are there on a phone', async () => {
  const marked = () =>
    page.$$eval('tr.line:has(.none):has(.tag.edited)', (rows) =>
      rows.map((row) => ({
        height: row.querySelector<HTMLElement>('td.about .cell')?.offsetHeight,
        isShown: row.querySelector('.tag')?.checkVisibility() === true,
      })),
    )
  await page.setViewport({ width: 980, height: 900 })
  const [plain] = await page.$$eval('tr.line:not(:has(.tag)) td.about .cell', (cells) =>
    cells.map((cell) => (cell as HTMLElement).offsetHeight),
  )
  const heights = (await marked()).map(({ height }) => height)
  expect(heights.length).toBeGreaterThan(0)
  expect(new Set(heights)).toEqual(new Set([plain]))
  await page.setViewport({ width: 360, height: 900 })
  expect((await marked()).every(({ isShown }) => isShown)).toBe(true)
  await page.setViewport({ width: 1100, height: 900 })
})

test('split, merge, delete; gaps are answered', async () => {
  await chooseAct(page, '09:30', 'split')
  await page.waitForSelector('#split')
  await type(page, '#split [name=at]', '10:00')
  await page.select('#split [name=category]', 'outgoing-call')
  await press(page, '#split [type=submit]')
  await page.waitForSelector(cellOf('10:00', 'menu'))
  await chooseAct(page, '10:00', 'merge-next')
  await page.waitForSelector(cellOf('10:20', 'menu'), { hidden: true })
  await press(page, `.question[data-from="${at('12:00')}"] [data-answer=break]`)
  await page.waitForSelector(cellOf('12:00', 'menu'))
  await says('#card', /12:00 PM–1:00 PM: Break/)
  await chooseAct(page, '09:00', 'delete')
  await page.waitForSelector(cellOf('09:00', 'menu'), { hidden: true })
  await chooseAct(page, '11:00', 'split')
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
  await says('#sum', /No gaps/)
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

test('before sending, the page says what is sent and what is not; afterwards it shows the receipt', async () => {
  await press(page, '#preview')
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

test('a later edit is shown as a correction, here and at the endpoint', async () => {
  await chooseAct(page, '11:00', 'delete')
  await says('#outcome', /1 correction to send/)
  await chooseCategory(page, '13:00', 'client-meeting')
  await says('#outcome', /2 corrections to send/)
  await says(`tr[data-from="${at('13:00')}"] .about`, 'corrected')
  await press(page, '#preview')
  await page.waitForSelector('#sending-day[open]')
  expect(await textOf('.goes')).toMatch(/1 of these is a correction/)
  expect(await textOf('.goes')).toMatch(/Withdrawn from the server: 1 entry/)
  await page.keyboard.press('Escape')
  await page.waitForSelector('#sending-day', { hidden: true })
  await press(page, '#send-button')
  await says(`tr[data-from="${at('13:00')}"] .about`, 'corrected, sent')
  await says('#outcome', /Received: 4 entries, 3h 10m/)
  const { day } = await held()
  expect(day).toMatchObject({ count: 4 })
  expect(day.correctedAt).toBeGreaterThan(at('23:00'))
})

test("the running segment is shown on today's page, and grows", async () => {
  await press(page, '#today')
  const timer = await page.waitForSelector('tr.running [role=timer]')
  const before = await timer?.evaluate((e) => e.textContent)
  await until(async () => (await timer?.evaluate((e) => e.textContent)) !== before, 'it grows')
})

test('nothing was written to any console', () => {
  expect(chromium.problems).toEqual([])
})
