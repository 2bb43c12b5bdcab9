/**
 * Tests Stint in a browser that has the object `chrome` but not `browser`, such as Chrome 144 to 147:
 * extension/browser.ts loads a polyfill for `browser` there.
 */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { type Chromium, launchChromium } from '../support/browser/chromium.ts'
import { SETTINGS, untilStored } from '../support/browser/stored-data.ts'
import { until } from '../support/browser/until.ts'

declare const chrome: Browser

/**
 * Copies the extension, and adds a script that removes the object `browser` before any other script
 * runs. Chrome 147 and older versions do not have this object.
 */
function copyWithoutNamespace(from: string): string {
  const to = mkdtempSync(join(tmpdir(), 'stint-chrome-147-'))
  cpSync(from, to, { recursive: true })
  writeFileSync(join(to, 'older.js'), 'delete globalThis.browser')
  const worker = join(to, 'background.js')
  writeFileSync(worker, `delete globalThis.browser;${readFileSync(worker, 'utf8')}`)
  for (const page of globSync(join(to, 'extension/pages/*.html')))
    writeFileSync(
      page,
      readFileSync(page, 'utf8').replace('<head>', '<head><script src="/older.js"></script>'),
    )
  return to
}

const extensionDir = copyWithoutNamespace('dist/chrome')
let chromium: Chromium
beforeAll(async () => {
  chromium = await launchChromium({ extensionDir })
})
afterAll(async () => {
  await chromium.close()
  rmSync(extensionDir, { recursive: true, force: true })
})

test('a click in the popup is stored and on the badge, also after the worker was killed', async () => {
  const page = await chromium.openPage(SETTINGS)
  await page.waitForSelector('main[data-ready]')
  // The polyfill has defined `browser` as a property of `globalThis`. The `browser` of Chromium itself
  // was removed by the added script.
  expect(await page.evaluate(() => Object.hasOwn(globalThis, 'browser'))).toBe(true)
  await chromium.killWorker()
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  await popup.click('[data-category=outgoing-call]')
  await untilStored(page, ['outgoing-call'])
  const badge = () => chromium.worker(() => chrome.action.getBadgeText({}))
  await until(async () => (await badge()) === '0:00', 'the elapsed time on the badge')
  await popup.close()
})

test('nothing was written to any console', () => {
  expect(chromium.problems).toEqual([])
})
