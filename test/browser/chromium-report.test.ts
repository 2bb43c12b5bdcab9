import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hour } from '../../src/core/time/units.ts'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { enterInvite } from '../support/browser/connect.ts'
import { type Endpoint, startEndpoint } from '../support/browser/endpoint-process.ts'
import { rowsOn, SETTINGS } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import { sampleDatabase } from '../support/sample/sample.ts'
import { createWorkIn, versionsOf } from '../support/sample/work-in.ts'
import { writeSample } from '../support/sample/write.ts'

const REPORT = 'extension/pages/report.html'
const zone = Temporal.Now.timeZoneId()
const now = Date.now()
const today = Temporal.Now.plainDateISO(zone)
/** Sample data without entries of today, so that figures do not change while the test compares them. */
const sample = sampleDatabase(now, zone, { connected: false })
const workIn = createWorkIn(sample, now, zone)
const percent = (share: number) => `${Math.round(share * 100)}%`
const length = (ms: number) =>
  new Intl.DurationFormat('en', { style: 'narrow' }).format({
    hours: Math.floor(ms / hour),
    minutes: Math.floor(ms / 60_000) % 60,
  })

/** First day of last month. The report shows last month, because its figures no longer change. */
const month = today.with({ day: 1 }).subtract({ months: 1 })
const monthEnd = today.with({ day: 1 }).subtract({ days: 1 })
const lastMonth = workIn(month, monthEnd)

let endpoint: Endpoint
let chromium: Chromium
let page: Page
beforeAll(async () => {
  endpoint = await startEndpoint()
  chromium = await launchChromium()
  const settings = await chromium.openPage(SETTINGS)
  await settings.waitForSelector('main[data-ready]')
  await writeSample(settings, sample)
  page = await chromium.openPage(`${REPORT}#month=${month}`)
})
afterAll(async () => {
  await chromium.close()
  await endpoint.stop()
})

/** Opens every folded part of the report with a click, as a person does. */
const unfold = async () => {
  for (const name of ['time', 'focus', 'crm', 'results', 'quality'])
    await page.locator(`#fold-${name}:not([open]) > summary`).click()
}
const text = (selector: string) => page.$eval(selector, (e) => (e as HTMLElement).innerText)
const shown = (range: string) => page.waitForSelector(`#mine[data-shown="${range}"]`)
/** Returns the texts of a chart's table, row by row; the first row is the head of the table. */
const tableOf = (chart: string) =>
  page.$$eval(`${chart} table tr`, (rows) =>
    rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)),
  )
const lineOf = async (chart: string, head: string) =>
  (await tableOf(chart)).find(([first]) => first === head)?.slice(1)

/**
 * Finds the row of a person in the table of people. The row's first cell contains the name and, for some
 * people, a remark after it. Returns the texts of the other cells.
 */
const personLine = async (name: string) =>
  (await tableOf('#people')).find(([first]) => first?.startsWith(name))?.slice(1)

describe('guess first', () => {
  test('asks before a month is shown, and accepts a guess of any sum', async () => {
    await page.waitForSelector('#guess-first')
    expect(await page.$('#layout')).toBeNull()
    await page.type('#guess-misc', '8')
    expect(await text('output[for=guess-misc]')).toBe('= 100%')
    await page.type('#guess-outgoing-call', '192')
    expect(await text('output[for=guess-misc]')).toBe('= 4%')
    await page.click('#guess-first [type=submit]')
    await page.waitForSelector('#guess')
    expect(await page.$$eval('details.fold', (all) => all.some(({ open }) => open))).toBe(false)
    await unfold()
  })

  test('is remembered, and so are the folds that are open', async () => {
    await page.reload()
    await page.waitForSelector('#fold-quality[open]')
    expect(await page.$$eval('details.fold', (all) => all.every(({ open }) => open))).toBe(true)
  })

  test('shows the guess next to the measured shares, and never asks again', async () => {
    await page.reload()
    await page.waitForSelector('#guess')
    expect(await page.$('#guess-first')).toBeNull()
    const called = (lastMonth.work['outgoing-call'] ?? 0) + (lastMonth.work.dialing ?? 0)
    const measured = (await lineOf('#guess', 'Outgoing call in total'))?.[1] ?? ''
    expect(Math.abs(Number.parseInt(measured, 10) - (called / lastMonth.all) * 100)).toBeLessThan(1)
    expect(await lineOf('#guess', 'Outgoing call in total')).toEqual([
      '96%',
      measured,
      String(Number.parseInt(measured, 10) - 96),
    ])
    const named = await rowsOn<{ name: string; value: object }>(page, 'named')
    expect(named.find(({ name }) => name === 'guesses')?.value).toMatchObject({
      [month.toString().slice(0, 7)]: { guess: { misc: 4, 'outgoing-call': 96 } },
    })
  })
})

describe('the figures', () => {
  test('of a month equal those of its rows', async () => {
    expect(await text('#worked')).toContain(`${length(lastMonth.all)}, `)
    expect(await text('#selling .value')).toBe(lastMonth.selling)
    const shares = (await tableOf('#shares')).slice(1).map((row) => row[2])
    const expected = Object.entries(lastMonth.work)
      .sort(([, a], [, b]) => b - a)
      .map(([id]) => id)
      .map((id) => lastMonth.percents.get(id))
    expect(shares.slice(0, expected.length)).toEqual(expected)
    const together = (await tableOf('#quality')).slice(1, 5).map((row) => row[2] ?? '')
    expect(together.reduce((sum, share) => sum + Number.parseInt(share, 10), 0)).toBe(100)
    expect(await lineOf('#groups', 'Selling')).toContain(lastMonth.selling)
  })

  test('are compared with those of the range before', async () => {
    const before = workIn(month.subtract({ months: 1 }), month.subtract({ days: 1 }))
    expect((await lineOf('#groups', 'Selling'))?.[2]).toBe(before.selling)
  })

  test('of months begin with the last change of the scheme, which is marked', async () => {
    await page.waitForSelector('#months table')
    const [heads = []] = await tableOf('#months')
    const changed = Temporal.PlainDate.from(versionsOf(sample).at(-1)?.from ?? month)
    expect(heads).toHaveLength(
      2 + changed.with({ day: 1 }).until(month, { largestUnit: 'month' }).months + 1,
    )
    expect(await lineOf('#months', 'Selling')).toContain(lastMonth.selling)
    expect(await page.$eval('#months svg', (e) => e.textContent)).toContain('categories changed')
  })

  test('say how selling changed since the month in which the categories changed', async () => {
    const [heads = []] = await tableOf('#months')
    const line = ((await lineOf('#months', 'Selling')) ?? []).map((share) =>
      Number.parseInt(share, 10),
    )
    const points = (line.at(-1) ?? 0) - (line[0] ?? 0)
    const change =
      Math.abs(points) < 2 ? 'steady' : `${points > 0 ? 'up' : 'down'} ${Math.abs(points)} points`
    const said = await text('#selling .headline')
    expect(said).toContain(`${line.at(-1)}%, ${change} since `)
    expect(said).toContain(heads[1]?.split(' ')[0])
  })

  test('are drawn: every chart has its marks and a name', async () => {
    const charts = await page.$$eval('.chart svg', (all) =>
      all.map((svg) => ({
        role: svg.getAttribute('role'),
        label: svg.getAttribute('aria-label') ?? '',
        marks: svg.querySelectorAll('rect, circle, path[stroke]').length,
      })),
    )
    expect(charts.length).toBeGreaterThanOrEqual(12)
    for (const { role, label, marks } of charts) {
      expect(role).toBe('img')
      expect(label).not.toBe('')
      expect(marks, label).toBeGreaterThan(0)
    }
  })

  test('change with the range', async () => {
    await page.click('#kind-week')
    // The person's week begins on Sunday, because of the browser's language, English.
    const sunday = month.subtract({ days: month.dayOfWeek % 7 })
    await shown(`week ${sunday} ${sunday.add({ days: 6 })}`)
    const ofWeek = length(workIn(sunday, sunday.add({ days: 6 })).all)
    expect(await text('#worked')).toContain(`${ofWeek}, `)
    await page.click('#earlier')
    const before = sunday.subtract({ days: 7 })
    await shown(`week ${before} ${sunday.subtract({ days: 1 })}`)
    const ofWeekBefore = length(workIn(before, sunday.subtract({ days: 1 })).all)
    expect(await text('#worked')).toContain(`${ofWeekBefore}, `)
    await page.evaluate(() => history.back())
    await shown(`week ${sunday} ${sunday.add({ days: 6 })}`)
    await page.click('#kind-own')
    const digits = ({ month, day, year }: Temporal.PlainDate) =>
      [month, day].map((part) => String(part).padStart(2, '0')).join('') + year
    const typed = async (field: string, date: Temporal.PlainDate) => {
      await page.focus(field)
      await page.keyboard.type(digits(date))
      expect(await page.$eval(field, (e) => document.activeElement === e)).toBe(true)
      await page.keyboard.press('Enter')
    }
    const from = sunday.subtract({ days: 3 })
    await typed('#own-from', from)
    await shown(`own ${from} ${sunday.add({ days: 6 })}`)
    expect(await page.$eval('#own-from', (e) => document.activeElement === e)).toBe(true)
    await typed('#own-to', from.subtract({ days: 1 }))
    await until(
      async () => (await text('.own')).includes('must not be before the first'),
      'what is wrong',
    )
  })
})

describe('downloads', () => {
  const saved = async (click: () => Promise<void>, name: RegExp) =>
    readFileSync(await chromium.downloads.saved(click, name))

  beforeAll(async () => {
    await page.goto(chromium.url(`${REPORT}#month=${month}`))
    await page.reload()
    await shown(`month ${month} ${monthEnd}`)
  })

  test('a table has every stretch, and its minutes add up', async () => {
    const csv = (await saved(() => page.click('#save-csv'), /\.csv$/)).toString('utf8')
    expect(csv.charCodeAt(0)).toBe(0xfeff)
    const [head = '', ...lines] = csv.slice(1).trimEnd().split('\r\n')
    expect(head.split(',').slice(0, 5)).toEqual(['Date', 'From', 'To', 'Minutes', 'Category'])
    const work = lines.map((line) => line.split(',')).filter((cells) => cells[7] === 'work')
    const minutes = work.reduce((all, cells) => all + Number(cells[3]), 0)
    expect(minutes).toBeCloseTo(lastMonth.all / 60_000, 0)
    expect(work[0]?.[0]).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(work[0]?.[1]).toMatch(/^\d\d:\d\d:\d\d$/)
  })

  test('JSON has the same figures to the millisecond', async () => {
    const json = JSON.parse(
      (await saved(() => page.click('#save-json'), /\.json$/)).toString('utf8'),
    )
    expect(json).toMatchObject({ format: 'stint-report', version: 1, zone })
    const work = (json.segments as { category: string; ms: number }[]).filter(({ category }) =>
      Object.hasOwn(lastMonth.work, category),
    )
    expect(work.reduce((all, { ms }) => all + ms, 0)).toBe(lastMonth.all)
  })

  test('a picture is complete as SVG and as PNG', async () => {
    const svg = (
      await saved(() => page.click('#layout .tools button:nth-child(2)'), /\.svg$/)
    ).toString('utf8')
    expect(svg).not.toMatch(/var\(|color-mix|<image|@import|url\(|texture:/)
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
      return {
        wrong: parsed.querySelectorAll('parsererror').length,
        title: parsed.querySelector('title')?.textContent,
        bars: parsed.querySelectorAll('rect[data-texture]').length,
      }
    }, svg)
    expect(read).toMatchObject({ wrong: 0 })
    expect(read.title).toContain('Day by day')
    expect(read.bars).toBeGreaterThan(50)
    const png = await saved(() => page.click('#layout .tools button:last-child'), /\.png$/)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(1920)
  })

  test('a printed page has the figures, light colours, and nothing cut off', async () => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    await page.emulateMediaType('print')
    const seen = await page.evaluate(() => {
      const style = (selector: string) =>
        getComputedStyle(document.querySelector(selector) as Element)
      const wide = [...document.querySelectorAll('.chart svg')].filter(
        (svg) =>
          svg.getBoundingClientRect().width >
          (svg.parentElement?.getBoundingClientRect().width ?? 0) + 1,
      )
      return {
        nav: style('nav.pages').display,
        tools: style('.tools').display,
        page: style(':root').backgroundColor,
        numbers: style('.numbers').overflow,
        cut: style('.numbers').maxHeight,
        wide: wide.length,
      }
    })
    expect(seen).toEqual({
      nav: 'none',
      tools: 'none',
      page: 'rgb(255, 255, 255)',
      numbers: 'visible',
      cut: 'none',
      wide: 0,
    })
    await page.emulateMediaType()
    await page.emulateMediaFeatures()
  })
})

describe('misc', () => {
  test('offers the notes that fill misc as categories', async () => {
    const links = await page.$$eval('#misc a', (all) => all.map((a) => a.getAttribute('href')))
    expect(links.length).toBeGreaterThan(0)
    const notes = (await tableOf('#misc')).slice(1).map(([note]) => note ?? '')
    expect(links).toEqual(
      notes.map((note) => `settings.html#make-category=${encodeURIComponent(note)}`),
    )
  })
})

/** Sends rows to the endpoint as a person's own browser would. */
async function sendAs(name: string, rows: readonly object[]) {
  const device = crypto.randomUUID()
  const ask = (method: string, path: string, body: object, token?: string) =>
    fetch(`${endpoint.url}${path}`, {
      method,
      headers: {
        // `codeFor` runs a command that takes seconds. Meanwhile the server would close an idle
        // connection, so each request uses a new one.
        connection: 'close',
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
  const connected = await ask('POST', '/v1/devices', { code: endpoint.codeFor(name), device })
  const { token } = (await connected.json()) as { token: string }
  const sent = await ask('PUT', '/v1/segments', { segments: rows }, token)
  expect(sent.status).toBe(200)
}

/** Returns a segment that lies `daysAgo` days before today, between two hours of the day. */
const row = (daysAgo: number, from: number, to: number, category: string) => {
  const midnight = today.subtract({ days: daysAgo }).toZonedDateTime(zone).epochMilliseconds
  const endedAt = midnight + to * hour
  return {
    id: crypto.randomUUID(),
    revision: 1,
    changedAt: endedAt,
    category,
    startedAt: midnight + from * hour,
    endedAt,
    source: 'hand',
    scheme: 1,
  }
}

describe("a manager's team", () => {
  const from = today.subtract({ days: 4 })
  const range = `own=${from}..${today.subtract({ days: 1 })}`

  test("shows each person's shares, and how complete their data is", async () => {
    await sendAs('Anna', [row(2, 8, 11, 'outgoing-call'), row(2, 11, 12, 'misc')])
    await sendAs('Boris', [row(1, 8, 9, 'client-meeting'), row(1, 10, 11, 'documentation')])
    await sendAs('Vera', [])
    const settings = await chromium.openPage(SETTINGS)
    await enterInvite(settings, `${endpoint.url} ${endpoint.codeFor('Mia', 'manager')}`)
    await settings.waitForSelector('#connected')
    await settings.close()
    await page.bringToFront()
    await page.goto(chromium.url(`${REPORT}#${range}`))
    await page.reload()
    await page.locator('#view-team').click()
    await page.waitForSelector('#people')
    expect(await page.evaluate(() => location.hash)).toBe(`#team&${range}`)
    const [, shareOfAnna, , miscOfAnna] = (await personLine('Anna')) ?? []
    expect([shareOfAnna, miscOfAnna]).toEqual(['75%', '25%'])
    const [, selling, , misc, , , explained] = (await personLine('Boris')) ?? []
    expect([selling, misc, explained]).toEqual(['50%', '0%', '100%'])
    // Nobody is listed as silent (without data), because all people joined today, after the shown range.
    expect(await page.$('#silent')).toBeNull()
    expect(await text('#selling .value')).toBe(percent(4 / 6))
    expect(await page.$('#hours')).toBeNull()
  })

  test('shows one person’s charts', async () => {
    const anna = await page.$$eval('#whose option', (all) =>
      all.find((e) => e.textContent === 'Anna')?.getAttribute('value'),
    )
    await page.select('#whose', anna ?? '')
    await until(async () => (await text('#selling .value')) === '75%', 'her share')
    expect((await tableOf('#shares')).slice(1).map((cells) => cells.slice(0, 2))).toEqual([
      ['Outgoing call', '75%'],
      ['Misc', '25%'],
    ])
    expect(await page.$eval('#longest svg', (e) => e.textContent)).toContain('3:00')
  })

  test('says that the server cannot be reached, and tries again', async () => {
    await page.setOfflineMode(true)
    await page.click('#earlier')
    await page.waitForSelector('#team [role=alert]')
    expect(await text('#team')).toContain('You are offline')
    await page.setOfflineMode(false)
    await page.click('#again')
    await until(async () => /Nobody has sent|People/.test(await text('#team')), 'an answer')
  })

  test('nothing of the team is stored', async () => {
    // This browser may have more segments than the sample. In the first hours of a day, Stint takes the
    // sample's last timer for a forgotten one, and divides its time into several segments (rule 7 of
    // docs/domain.md).
    const devices = (all: readonly { device: string }[]) => new Set(all.map(({ device }) => device))
    const segments = await rowsOn<{ id: string; device: string }>(page, 'segments')
    expect(devices(segments)).toEqual(devices(sample.segments))
    const ids = new Set(segments.map(({ id }) => id))
    expect(sample.segments.filter(({ id }) => !ids.has(id))).toEqual([])
  })
})

test('nothing was written to any console', () => {
  // The browser itself logs an error for each request that fails while there is no network.
  expect(chromium.problems.filter((p) => !/ERR_INTERNET_DISCONNECTED/.test(p))).toEqual([])
})
