import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { expect, onTestFinished, test } from 'vitest'
import { launchChromium } from '../support/browser/chromium.ts'
import type { Downloads } from '../support/browser/downloads.ts'
import { chooseFile } from '../support/browser/file-dialog.ts'
import { launchFirefox } from '../support/browser/firefox.ts'
import { fillOutbox, rowsOn, SETTINGS, untilStored } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

const SIZE = 3000
const textOf = (page: Page) => page.$eval('#backup', (section) => section.textContent ?? '')

/** Clicks the real button that saves a backup. Returns the file that the browser downloaded. */
async function save(page: Page, downloads: Downloads): Promise<string> {
  await page.waitForSelector('#backup-save')
  const file = await downloads.saved(() => page.click('#backup-save'), /^stint-[\d-]+\.jsonl\.gz$/)
  await until(async () => (await textOf(page)).includes('Saved: '), 'the word for it')
  return file
}

const deviceIn = async (page: Page) =>
  (await rowsOn<{ name: string; value: unknown }>(page, 'named')).find(
    ({ name }) => name === 'device',
  )?.value

async function isWholeIn(page: Page, before: readonly { id: string; open?: 1 }[]) {
  const after = new Map(
    (await rowsOn<{ id: string }>(page, 'segments')).map((row) => [row.id, row]),
  )
  for (const row of before) {
    const { open, ...rest } = row
    expect(after.get(row.id)).toMatchObject(open ? { ...rest, review: true } : rest)
  }
}

test('Chromium: saved by a download, put back in a fresh profile through the file dialog', async () => {
  const first = await launchChromium()
  onTestFinished(() => first.close())
  const page = await first.openPage(SETTINGS)
  const popup = await first.openPage('extension/pages/popup.html')
  await popup.waitForSelector('main[data-ready]')
  await popup.keyboard.press('7')
  await untilStored(page, ['research'])
  await fillOutbox(page, SIZE)
  await page.bringToFront()
  await page.click('#keepRecords')
  await page.waitForSelector('#keepRecords[aria-checked=true]')
  const file = await save(page, first.downloads)
  const before = await rowsOn<{ id: string; open?: 1 }>(page, 'segments')
  await page.waitForFunction(() =>
    document.querySelector('#last-saved')?.textContent?.match(/Last/),
  )
  expect(first.problems).toEqual([])

  const second = await launchChromium()
  onTestFinished(() => second.close())
  const fresh = await second.openPage(SETTINGS)
  await fresh.waitForSelector('#backup-file')
  const choose = (path: string) =>
    chooseFile(fresh, path, () => fresh.click('.file:has(#backup-file)'))
  const damaged = join(first.downloads.dir, 'damaged.jsonl.gz')
  const bytes = readFileSync(file)
  writeFileSync(damaged, bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1))
  await choose(damaged)
  await until(async () => (await textOf(fresh)).includes('is damaged'), 'it to be refused')
  await choose('icons/popup.png')
  await until(async () => (await textOf(fresh)).includes('not a Stint backup'), 'it to be refused')
  expect(await rowsOn(fresh, 'segments')).toEqual([])

  await choose(file)
  await fresh.waitForSelector('#backup-put')
  expect(await textOf(fresh)).toContain('3,001 entries since')
  expect(await fresh.$eval('[name=place]', (box) => (box as HTMLInputElement).checked)).toBe(true)
  // Enter presses the button that adds the entries, because that button has the focus.
  await fresh.keyboard.press('Enter')
  await until(async () => (await textOf(fresh)).includes('3,001 entries added'), 'the end')
  await isWholeIn(fresh, before)
  // The second browser has taken over the device id of the first browser. So the entries of the first
  // browser can be edited in the second one.
  expect(await deviceIn(fresh)).toBe(await deviceIn(page))
  await fresh.waitForSelector('#keepRecords[aria-checked=true]')
  await choose(file)
  await fresh.waitForSelector('#backup-put')
  await fresh.click('#backup-put')
  await until(async () => (await textOf(fresh)).includes('3,001 already here'), 'the same')
  expect(second.problems).toEqual([])
})

test('Firefox: saved by a download, and put back', async () => {
  const firefox = await launchFirefox()
  onTestFinished(() => firefox.close())
  const page = await firefox.openPage(SETTINGS)
  await page.waitForSelector('main[data-ready]')
  await fillOutbox(page, SIZE)
  const before = await rowsOn<{ id: string }>(page, 'segments')
  const file = await save(page, firefox.downloads)
  await page.evaluate(async () => {
    const opened = indexedDB.open('stint')
    await new Promise<void>((done, failed) => {
      opened.onsuccess = () => {
        const change = opened.result.transaction('segments', 'readwrite')
        change.objectStore('segments').clear()
        change.oncomplete = () => done(opened.result.close())
        change.onerror = () => failed(change.error)
      }
    })
  })
  const input = await page.$('#backup-file')
  await (input as unknown as { uploadFile: (path: string) => Promise<void> }).uploadFile(file)
  await page.waitForSelector('#backup-put')
  await page.click('#backup-put')
  await until(async () => (await textOf(page)).includes('3,000 entries added'), 'the end')
  await isWholeIn(page, before)
  expect(firefox.problems).toEqual([])
})
