import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'webextension-polyfill'
import { launchChromium } from '../support/browser/chromium.ts'
import { launchFirefox } from '../support/browser/firefox.ts'
import { SETTINGS, untilStored } from '../support/browser/stored-data.ts'

declare const chrome: Browser

const POPUP = 'extension/pages/popup.html'
const { version } = JSON.parse(readFileSync('manifest.json', 'utf8'))

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'stint-packages-'))
  execFileSync(process.execPath, [
    'scripts/package.ts',
    '--uncommitted',
    '--unchecked',
    '--out',
    dir,
  ])
})
afterAll(() => rmSync(dir, { recursive: true }))

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

/** Unpacks the package for this browser, as a store would install it. Returns the folder. */
function unpacked(target: 'chrome' | 'firefox') {
  const folder = join(dir, target)
  const files = unzipSync(readFileSync(join(dir, `stint-${version}-${target}.zip`)))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

test("the package for Chrome's store runs in Chromium, and shows no warning at install", async () => {
  const chromium = await launchChromium({ extensionDir: unpacked('chrome') })
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

test("the package for Firefox's store runs in Firefox", async () => {
  const firefox = await launchFirefox({ extensionDir: unpacked('firefox') })
  const settings = await firefox.openPage(SETTINGS)
  const popup = await firefox.openPage(POPUP)
  await popup.waitForSelector('main[data-ready]')
  await popup.click('[data-category=research]')
  await untilStored(settings, ['research'])
  expect(firefox.problems).toEqual([])
  await firefox.close()
})
