/**
 * Tests the extension as Chrome's store gets it: without a key, and so with another id.
 * test/build/package.test.ts shows that the package has no other difference from `dist/chrome`, and that the
 * package for Firefox has none from `dist/firefox`, which firefox.test.ts runs.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'
import { expect, onTestFinished, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { launchChromium } from '../support/browser/chromium.ts'
import { SETTINGS, untilStored } from '../support/browser/stored-data.ts'

declare const chrome: Browser

/**
 * Returns the warnings that the browser shows at the install of this extension. `more` lists
 * permissions to add to those of the extension's manifest.
 */
const warningsOn = (page: Page, ...more: string[]): Promise<string[]> =>
  page.evaluate((added) => {
    const manifest = chrome.runtime.getManifest()
    const permissions = [...(manifest.permissions ?? []), ...added]
    // The types of `chrome.management` lack this function.
    const management = chrome.management as unknown as {
      getPermissionWarningsByManifest: (manifest: string) => Promise<string[]>
    }
    return management.getPermissionWarningsByManifest(JSON.stringify({ ...manifest, permissions }))
  }, more)

function copyWithoutKey(from: string): string {
  const to = mkdtempSync(join(tmpdir(), 'stint-chrome-store-'))
  onTestFinished(() => rmSync(to, { recursive: true, force: true }))
  cpSync(from, to, { recursive: true })
  const manifest = join(to, 'manifest.json')
  const { key, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'))
  expect(key).toEqual(expect.any(String))
  writeFileSync(manifest, JSON.stringify(rest))
  return to
}

test("the build for Chrome's store runs in Chromium, and shows no warning at install", async () => {
  const chromium = await launchChromium({ extensionDir: copyWithoutKey('dist/chrome') })
  const settings = await chromium.openPage(SETTINGS)
  expect(await warningsOn(settings)).toEqual([])
  expect(await warningsOn(settings, 'tabs')).not.toEqual([])
  const popup = await chromium.popup()
  await popup.waitForSelector('main[data-ready]')
  await popup.click('[data-category=research]')
  await untilStored(settings, ['research'])
  expect(chromium.problems).toEqual([])
  await chromium.close()
})
