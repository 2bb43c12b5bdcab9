/** Tests the settings and the report with the keyboard alone; no mouse, no click by a script. */
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Named } from '../../src/store/named.ts'
import { chooseFile } from '../support/browser/file-dialog.ts'
import { rowsOn, segmentsOn } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'
import { type Gallery, openGallery } from '../support/gallery/gallery.ts'
import { enter, tabTo } from '../support/gallery/keyboard.ts'
import type { State } from '../support/gallery/states.ts'

let gallery: Gallery
beforeAll(async () => {
  gallery = await openGallery({ language: 'en' })
})
afterAll(async () => {
  await gallery.close()
})

const SETTINGS: State = {
  name: 'settings',
  path: 'settings.html',
  sample: { connected: false },
  ready: '#categories[data-ready]',
  widths: [],
  writes: true,
}

async function readNamedRow<K extends keyof Named>(
  page: Page,
  name: K,
): Promise<Named[K] | undefined> {
  const rows = await rowsOn<{ name: string; value: Named[K] }>(page, 'named')
  return rows.find((row) => row.name === name)?.value
}

/** Runs in the page: deletes all recorded work from the database. */
const loseAll = () =>
  new Promise<void>((resolve, reject) => {
    const opened = indexedDB.open('stint')
    opened.onsuccess = () => {
      const change = opened.result.transaction('segments', 'readwrite')
      change.objectStore('segments').clear()
      change.oncomplete = () => resolve(opened.result.close())
      change.onabort = () => reject(change.error)
    }
  })

/**
 * Waits until the expected element has the focus. After a button was pressed and has disappeared or
 * moved, the focus must stay near it and not go to the top of the page.
 */
const focusOn = (page: Page, selector: string) =>
  until(
    () => page.evaluate((wanted) => document.activeElement?.matches(wanted), selector),
    `the focus on ${selector}`,
  )

test('a category is added and put in force', async () => {
  const page = await gallery.show(SETTINGS)
  await enter(page, '#open-add')
  await focusOn(page, '#add-en')
  await page.keyboard.press('Escape')
  await focusOn(page, '#open-add')
  await page.keyboard.press('Enter')
  await focusOn(page, '#add-en')
  await page.keyboard.type('Trade fairs')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Выставки')
  await enter(page, '#add-category [type=submit]')
  await focusOn(page, '#open-add')
  await enter(page, '#put-in-force')
  await page.waitForSelector('#pending')
  await focusOn(page, '#pending')
  const versions = (await readNamedRow(page, 'scheme'))?.versions ?? []
  expect(versions).toHaveLength(3)
  expect(versions.at(-1)?.from).toBe('2026-11-25')
  expect(versions.at(-1)?.categories.at(-1)).toMatchObject({ en: 'Trade fairs', ru: 'Выставки' })
})

test('a category is renamed and retired, and both are undone before they take effect', async () => {
  const page = await gallery.show(SETTINGS)
  const driveEdit = '#scheme [data-category=drive] .setting button'
  await enter(page, driveEdit)
  await focusOn(page, '#edit-drive-en')
  await page.keyboard.press('Escape')
  await focusOn(page, driveEdit)
  await page.keyboard.press('Enter')
  await focusOn(page, '#edit-drive-en')
  await page.keyboard.press('End')
  await page.keyboard.type(' by car')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#prepared')
  await focusOn(page, driveEdit)
  const offers = '#scheme > .categories [data-category=offers]'
  const next = await page.$eval(offers, (row) => {
    const other = row.nextElementSibling ?? row.previousElementSibling
    return (other as HTMLElement).dataset.category
  })
  await enter(page, `${offers} button`)
  await enter(page, `${offers} form .acts button:nth-of-type(2)`)
  const changes = () => page.$eval('#prepared', (form) => form.textContent)
  await until(async () => (await changes()).includes('Preparing offers'), 'the second change')
  await focusOn(page, `#scheme > .categories [data-category=${next}] button`)
  await enter(page, '#prepared .acts button:last-of-type')
  await page.waitForSelector('#prepared', { hidden: true })
  await focusOn(page, '#open-add')
  expect((await readNamedRow(page, 'scheme'))?.versions).toHaveLength(2)
})

test('order, key and hidden categories are changed', async () => {
  const page = await gallery.show(SETTINGS)
  const row = '#personal [data-category=misc]'
  await tabTo(page, `${row} .own-key`)
  await page.keyboard.press('w')
  await until(async () => (await readNamedRow(page, 'settings'))?.keys?.misc === 'w', 'the key')
  await enter(page, `${row} .own-row button:first-of-type`)
  const order = async () => (await readNamedRow(page, 'settings'))?.order ?? []
  await until(async () => (await order()).indexOf('misc') === 6, 'one place further up')
  await focusOn(page, `${row} .own-row button:first-of-type`)
  await tabTo(page, `${row} [type=checkbox]`)
  await page.keyboard.press('Space')
  await until(
    async () => (await readNamedRow(page, 'settings'))?.hidden?.includes('misc'),
    'it is hidden',
  )
})

test('a backup is saved to a file and restored from it', async () => {
  const sample = { connected: false, moment: 'nothing' } as const
  const page = await gallery.show({ ...SETTINGS, sample })
  const file = await gallery.downloads.saved(() => enter(page, '#backup-save'), /\.gz$/)
  await page.waitForSelector('#backup-said li')
  const before = await segmentsOn(page)
  await page.evaluate(loseAll)
  await tabTo(page, '#backup-file')
  await chooseFile(page, file, () => page.keyboard.press('Space'))
  await enter(page, '#backup-put')
  await page.waitForSelector('#backup-said li')
  expect(await segmentsOn(page)).toEqual(before)
})

test('a month is guessed and shown, another range and the team are opened, a table is downloaded', async () => {
  const page = await gallery.show({
    path: 'report.html#month=2026-10-01',
    ready: '#guess-first',
    writes: true,
  })
  for (const [id, part] of [
    ['outgoing-call', '60'],
    ['misc', '40'],
  ]) {
    await tabTo(page, `#guess-${id}`)
    await page.keyboard.type(part ?? '')
  }
  await enter(page, '#guess-first [type=submit]')
  await page.waitForSelector('#guess table')
  expect(await readNamedRow(page, 'guesses')).toMatchObject({
    '2026-10': { guess: { 'outgoing-call': 60, misc: 40 } },
  })
  await enter(page, '#kind-week')
  await page.waitForSelector('#mine[data-shown^="week 2026-09-"]')
  await enter(page, '#later')
  await page.waitForSelector('#mine[data-shown^="week 2026-10-0"]')
  await gallery.downloads.saved(() => enter(page, '#save-csv'), /\.csv$/)
  await enter(page, '#view-team')
  await page.waitForSelector('#team[data-shown]')
  await enter(page, '#view-mine')
  await page.waitForSelector('#mine[data-shown]')
})

test('nothing was written to any console', () => {
  expect(gallery.problems).toEqual([])
})
