/** Stores, opens and corrects the entries of yesterday, for tests of corrections on the day page. */
import type { Page } from 'puppeteer-core'
import type { Chromium } from './chromium.ts'
import { connectOn } from './connect.ts'
import type { Endpoint } from './endpoint-process.ts'
import { putOn, rowsOn, SETTINGS, segmentsOn, untilStored } from './stored-data.ts'
import { until } from './until.ts'

const zone = Temporal.Now.timeZoneId()
export const YESTERDAY = Temporal.Now.plainDateISO().subtract({ days: 1 })
export const DAY_PAGE = `extension/pages/day.html#${YESTERDAY.toString()}`

/** Returns the instant (epoch milliseconds) of a time of day such as `09:30`, yesterday. */
export const at = (time: string) =>
  YESTERDAY.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds

const clock = (instant: number) =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })

/** Returns yesterday's segments as texts such as `09:00-09:30 research`. */
async function yesterdayOn(page: Page): Promise<string[]> {
  const all = await segmentsOn(page)
  return all
    .filter((s) => s.startedAt >= at('00:00') && s.startedAt < at('23:59'))
    .map((s) => `${clock(s.startedAt)}-${s.endedAt ? clock(s.endedAt) : ''} ${s.category}`)
}

/**
 * Connects the browser to the endpoint, stores entries for yesterday, and opens yesterday's day page.
 */
export async function openYesterday(
  chromium: Chromium,
  endpoint: Endpoint,
  times: readonly string[],
): Promise<Page> {
  const page = await chromium.openPage(SETTINGS)
  await connectOn(page, endpoint.url, () => endpoint.codeFor('Anna'))
  // This device gets its id with the first click in the popup.
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  await popup.keyboard.press('7')
  await untilStored(page, ['research'])
  await popup.close()
  await fillYesterday(page, times)
  await page.goto(chromium.url(DAY_PAGE))
  await page.waitForSelector('main[data-ready]')
  await page.bringToFront()
  return page
}

/** Stores segments as if they had been recorded live, from texts such as `09:00-09:30 research`. */
export async function fillYesterday(page: Page, times: readonly string[]) {
  const named = await rowsOn<{ name: string; value: string }>(page, 'named')
  const device = named.find(({ name }) => name === 'device')?.value ?? ''
  const rows = times.map((text) => {
    const [span = '', category = '', source = 'hand'] = text.split(' ')
    const [from = '', to = ''] = span.split('-')
    const sent = category === 'unexplained' || category === 'break' ? 'hold' : 'send'
    return {
      id: crypto.randomUUID(),
      device,
      category,
      source,
      startedAt: at(from),
      endedAt: at(to),
      scheme: 1,
      revision: 1,
      acknowledged: 0,
      offered: 0,
      changedAt: at(to),
      outbox: sent,
    }
  })
  await putOn(page, 'segments', rows)
}

/** Sets the value of a time or text field without keys, because each locale types times differently. */
export const type = (page: Page, css: string, value: string) =>
  page.$eval(
    css,
    (field, value) => {
      const input = field as HTMLInputElement
      input.focus()
      input.value = value
      input.dispatchEvent(new Event('input', { bubbles: true }))
    },
    value,
  )

/**
 * Returns the selector of a cell in the row that begins at this time. `cell` is `from`, `to`,
 * `category`, `note` or `menu`.
 */
export const cellOf = (time: string, cell: string) =>
  `tr[data-from="${at(time)}"] [data-cell=${cell}]`

/**
 * Waits until an element exists, is enabled and does not move, and clicks it. The selector checks
 * whether it is enabled, because Puppeteer's own check uses `new Function`, which Firefox 140 forbids in
 * pages of extensions.
 */
export const press = (page: Page, css: string) =>
  page.locator(`:is(${css}):not(:disabled)`).setWaitForEnabled(false).click()

/** Types a time or a note in the cell of a row, and saves the cell with Enter. */
export async function editCell(
  page: Page,
  time: string,
  cell: 'from' | 'to' | 'note',
  value: string,
) {
  await press(page, cellOf(time, cell))
  await page.waitForSelector('form.inline input')
  await type(page, 'form.inline input', value)
  await page.keyboard.press('Enter')
}

export async function chooseCategory(page: Page, time: string, category: string) {
  await press(page, cellOf(time, 'category'))
  await press(page, `.list [data-category="${category}"]`)
}

/** Chooses a command such as *Delete* in the menu of a row. */
export async function chooseAct(page: Page, time: string, act: string) {
  await press(page, cellOf(time, 'menu'))
  await press(page, `.menu [data-act=${act}]`)
}

const shownOn = async (page: Page) => {
  const rows = await page.$$eval('tr.line[data-from]', (all) =>
    all.map(({ dataset: { from, category } }) => ({ from: Number(from), category })),
  )
  return rows.map(({ from, category }) => `${clock(from)} ${category}`)
}

/** Waits until yesterday is stored and shown as `expected` says, and the form is closed. */
export const isDay = (page: Page, expected: readonly string[]) =>
  until(async () => {
    const stored = await yesterdayOn(page)
    if (stored.join() !== expected.join()) throw new Error(`stored: ${stored.join(', ')}`)
    const shown = await shownOn(page)
    const begins = expected.map((row) => row.replace(/-\S*/, ''))
    if (shown.join() !== begins.join()) throw new Error(`shown: ${shown.join(', ')}`)
    if (await page.$('main :is(form, .list, .menu)')) throw new Error('an editor is open')
    return true
  }, expected.join(', '))
