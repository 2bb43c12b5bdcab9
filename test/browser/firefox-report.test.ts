import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts'
import { SETTINGS } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import { listeningConsole, SET_UP } from '../support/listening-console.ts'
import { sampleDatabase } from '../support/sample/sample.ts'
import { writeSample } from '../support/sample/write.ts'

const zone = Temporal.Now.timeZoneId()
const today = Temporal.Now.plainDateISO(zone)
/**
 * First day of the month before last. For last month, the page would first ask the person to guess how
 * they divided their time (src/ui/report/guess-first.tsx). Figures of past months no longer change.
 */
const month = today.with({ day: 1 }).subtract({ months: 2 })
const sample = sampleDatabase(Date.now(), zone, { connected: false, language: 'ru' })

let firefox: Firefox
let page: Page
beforeAll(async () => {
  firefox = await launchFirefox({ lang: 'ru' })
  const settings = await firefox.openPage(SETTINGS)
  await settings.waitForSelector('main[data-ready]')
  await writeSample(settings, sample)
  page = await firefox.openPage(`extension/pages/report.html#month=${month}`)
})
afterAll(() => firefox.close())

const text = (selector: string) => page.$eval(selector, (e) => (e as HTMLElement).innerText)

test('a month is shown in figures, in Russian', async () => {
  await page.waitForSelector('#months table')
  const [from, to] = [month, month.add({ months: 1 })].map(
    (date) => date.toZonedDateTime(zone).epochMilliseconds,
  ) as [number, number]
  const worked = sample.segments
    .filter(({ category }) => category !== 'break' && category !== 'unexplained')
    .reduce((all, { startedAt, endedAt = startedAt }) => {
      return all + Math.max(0, Math.min(endedAt, to) - Math.max(startedAt, from))
    }, 0)
  const [hours = '', minutes = ''] = (await text('#worked')).match(/\d+/g) ?? []
  expect([hours, minutes].map(Number)).toEqual([
    Math.floor(worked / 3_600_000),
    Math.floor(worked / 60_000) % 60,
  ])
  expect(await page.$eval('h1', (h1) => h1.textContent)).toMatch(/^Отчёт: \p{Lu}/u)
  expect(await text('#selling .value')).toMatch(/^\d+\s%$/)
})

test('its charts are drawn with their textures when they are unfolded', async () => {
  expect(await page.$$eval('.chart svg', (all) => all.length)).toBe(2)
  for (const name of ['time', 'focus', 'crm', 'quality'])
    await page.click(`#fold-${name} > summary`)
  await page.waitForSelector('#quality svg')
  const seen = await page.$$eval('.chart svg', (all) =>
    all.map((svg) => {
      const box = svg.getBoundingClientRect()
      const lost = svg.querySelectorAll('[fill^="texture:"]').length
      return { drawn: box.width > 200 && box.height > 30, lost }
    }),
  )
  expect(seen.length).toBeGreaterThanOrEqual(12)
  expect(seen.filter(({ drawn, lost }) => !drawn || lost > 0)).toEqual([])
})

test('a week can be shown, and its table has the Russian separators', async () => {
  await page.click('#kind-week')
  await until(
    () => page.$eval('#mine', (e) => e.getAttribute('data-shown')?.startsWith('week ')),
    'a week',
  )
  const file = await firefox.downloads.saved(() => page.click('#save-csv'), /\.csv$/)
  const csv = readFileSync(file, 'utf8')
  const [head = '', first = ''] = csv.split('\r\n')
  expect(head.replace('\uFEFF', '').split(';').slice(0, 4)).toEqual(['Дата', 'С', 'По', 'Минуты'])
  expect(first.split(';')[3]).toMatch(/^(\d+|"\d+,\d+")$/)
})

test('the console of an empty endpoint is set up and invites people', async () => {
  const endpoint = await listeningConsole()
  try {
    const tab = await firefox.openTab(`${endpoint.url}/#setup=${SET_UP}`)
    await tab.waitForSelector('#name')
    await tab.type('#name', 'Ольга Петрова')
    await tab.type('#team', 'Продажи')
    await tab.keyboard.press('Enter')
    await tab.waitForSelector('#set-up-scheme')
    await tab.click('[name=indicatorsInCrm][value=yes]')
    await tab.click('[name=crmForHalfAYear][value=yes]')
    await tab.click('#set-up-scheme button.main')
    await tab.waitForSelector('#add-person')
    await tab.click('#add-person')
    await tab.waitForSelector('#person-name')
    // Each name is typed without a click, because the field gets the focus again after each person.
    for (const [i, name] of ['Анна Ли', 'Борис Ким'].entries()) {
      await tab.keyboard.type(name)
      await tab.keyboard.press('Enter')
      await until(
        async () => (await tab.$$('.links-made li')).length === i + 1,
        `the link of ${name}`,
      )
    }
    expect(
      await tab.$$eval('.links-made li strong', (all) => all.map((e) => e.textContent)),
    ).toEqual(['Борис Ким', 'Анна Ли'])
    expect(await tab.$eval('.links-made input', (input) => input.value)).toMatch(
      new RegExp(`^${endpoint.url}/join#[A-Z0-9]{53}$`),
    )
  } finally {
    await endpoint.close()
  }
})

test('nothing was written to any console', () => {
  expect(firefox.problems).toEqual([])
})
