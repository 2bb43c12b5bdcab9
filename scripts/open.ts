/** Opens a browser with Stint for a person, with a separate browser profile. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import puppeteer, { type Browser } from 'puppeteer-core'
import type { Found } from '../test/support/browser/find-browser.ts'

export interface Opened {
  browser: Browser
  /** Returns the address of a file of the extension. */
  url(path: string): string
}

const FIREFOX_ID = 'stint@stint.example'
/**
 * A fixed id for the extension in Firefox, so that the address of its pages stays the same.
 * Otherwise Firefox would choose a new id at each installation.
 */
const FIREFOX_UUID = '5717a57a-0000-4000-8000-000000000000'

/**
 * Returns Chromium's id of an extension: the hash of its key in hexadecimal, in which the letters
 * a–p replace the digits 0–f.
 */
function idOf(manifest: { key: string }): string {
  const hash = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest('hex')
  const letter = (digit: string) => String.fromCharCode(97 + Number.parseInt(digit, 16))
  return [...hash.slice(0, 32)].map(letter).join('')
}

/**
 * Puts the extension's button on the toolbar: Chromium would hide the button of a new extension in
 * a menu. This works only before the first start with a profile.
 */
function pin(profile: string, id: string) {
  const file = join(profile, 'Default', 'Preferences')
  if (existsSync(file)) return
  mkdirSync(join(profile, 'Default'), { recursive: true })
  writeFileSync(file, JSON.stringify({ extensions: { pinned_extensions: [id] } }))
}

async function openChromium({ path, branded }: Found, dir: string, profile: string) {
  const id = idOf(JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')))
  pin(profile, id)
  const root = process.getuid?.() === 0
  const browser = await puppeteer.launch({
    executablePath: path,
    headless: false,
    pipe: true,
    userDataDir: profile,
    defaultViewport: null,
    // Chrome itself refuses the flag --load-extension since version 137, and accepts this option
    // instead.
    enableExtensions: branded ? [dir] : true,
    // Removes the notice that the browser is automated: a person uses this browser, and after its start
    // no program controls the browser.
    ignoreDefaultArgs: ['--enable-automation'],
    handleSIGINT: false,
    args: [
      ...(branded ? [] : [`--load-extension=${dir}`, `--disable-extensions-except=${dir}`]),
      // If Chromium runs as root, its sandbox cannot start.
      ...(root ? ['--no-sandbox'] : []),
      '--hide-crash-restore-bubble',
      '--no-default-browser-check',
    ],
  })
  return { browser, url: (file: string) => `chrome-extension://${id}/${file}` }
}

async function openFirefox({ path }: Found, dir: string, profile: string) {
  mkdirSync(profile, { recursive: true })
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    headless: false,
    userDataDir: profile,
    defaultViewport: null,
    handleSIGINT: false,
    // A release of Firefox keeps only signed add-ons, so Stint is installed again at each start.
    // The last two preferences make Firefox keep the stored data of the add-on.
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: FIREFOX_UUID }),
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
    },
    // Without this argument, pages of extensions cannot be opened over BiDi.
    args: ['--remote-allow-system-access'],
  })
  await browser.installExtension(dir)
  return { browser, url: (file: string) => `moz-extension://${FIREFOX_UUID}/${file}` }
}

export function openBrowser(found: Found, extension: string): Promise<Opened> {
  const profile = resolve(`.stint/profile-${found.kind}`)
  const open = found.kind === 'firefox' ? openFirefox : openChromium
  return open(found, resolve(extension), profile)
}
