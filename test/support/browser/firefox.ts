import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import puppeteer, { type Browser, type Page, type Viewport } from 'puppeteer-core'
import { closeBrowser, sigkill } from './close-browser.ts'
import { type Downloads, openDownloads } from './downloads.ts'
import { browserOrInstall } from './find-browser.ts'
import type { Problems } from './problems.ts'
import { until } from './until.ts'

export interface Options {
  /** The built extension; default `dist/firefox`. */
  extensionDir?: string
  /** A profile to keep; default a new one that goes with the browser. */
  profile?: string
  /** Default true. */
  headed?: boolean
  /** The server that stands in for every host; without one, no host is found. */
  site?: { port: number }
  /** Addresses of the tests' own local network can be reached, names then mean nothing. */
  lan?: boolean
  /** The browser's language; default English. */
  lang?: 'en' | 'ru'
  /** Preferences beside those of every test. */
  prefs?: Record<string, unknown>
}

export interface Firefox {
  browser: Browser
  downloads: Downloads
  /** Errors and warnings of the pages opened here; a good test leaves none. */
  problems: Problems
  /** The address of a file of the extension. */
  url(path: string): string
  /** A new tab, in front. */
  openTab(url: string): Promise<Page>
  /** A page of the extension in a new tab. */
  openPage(path: string): Promise<Page>
  close(): Promise<void>
}

const ID = 'stint@stint.example'
/** Firefox gives every installation an address of its own; a test must know it. */
const UUID = '5717a57a-0000-4000-8000-000000000000'

const preferences = ({ site, lan, lang = 'en', prefs }: Options, downloads: Downloads) => ({
  // 2: the folder that is named here.
  'browser.download.folderList': 2,
  'browser.download.dir': downloads.dir,
  'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
  // An extension installed over BiDi is temporary: without these two its data would be deleted.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  // No protocol reaches Firefox's prompts, so every permission is granted. Prompts are tested in
  // Chromium.
  'extensions.webextOptionalPermissionPrompts': false,
  // Allowed from version 149 on; before it, only after a click on a page of the extension.
  'extensions.openPopupWithoutUserGesture.enabled': true,
  'intl.accept_languages': lang,
  'intl.locale.requested': lang,
  // Nothing but this machine can be reached: every name is this machine, https is the site's port.
  ...(lan ? { 'network.dns.disabled': true } : { 'network.dns.forceResolve': '127.0.0.1' }),
  'network.socket.forcePort': `443=${site?.port ?? 9};80=9`,
  'network.proxy.type': 0,
  // The background has no target over BiDi; its errors are heard on the standard streams.
  'browser.dom.window.dump.enabled': true,
  'devtools.console.stdout.content': true,
  // CRM domains are preloaded for HSTS, which forbids the exception for our certificate.
  'network.stricttransportsecurity.preloadlist': false,
  // Its own notifications: a service of the desktop's is not there.
  'alerts.useSystemBackend': false,
  // Firefox's own value. Under automation it is 0: until a tab that is hidden has been unloaded, which
  // may be never, it then asks without a pause, and takes a whole core.
  'browser.tabs.remote.unloadDelayMs': 300,
  ...prefs,
})

export async function launchFirefox(options: Options = {}): Promise<Firefox> {
  const { path } = browserOrInstall('firefox')
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'stint-firefox-'))
  const downloads = openDownloads()
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    headless: options.headed === false,
    userDataDir: resolve(profile),
    acceptInsecureCerts: true,
    defaultViewport: null,
    extraPrefsFirefox: preferences(options, downloads),
    // Without it, pages of extensions cannot be opened over BiDi.
    args: ['--remote-allow-system-access', '--width=1000', '--height=800'],
  })
  await browser.installExtension(resolve(options.extensionDir ?? 'dist/firefox'))
  const problems: Problems = []
  listen(browser, problems)
  const url = (file: string) => `moz-extension://${UUID}/${file}`
  return {
    browser,
    downloads,
    problems,
    url,
    openTab: async (address) => {
      const page = await newTab(browser, problems)
      await page.goto(address)
      return page
    },
    openPage: (file) => openPage(browser, url(file), problems),
    close: async () => {
      // What a browser still writes at its end is of use only in a profile that is kept.
      await (options.profile ? closeBrowser(browser) : sigkill(browser))
      downloads.remove()
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Complaints of the extension's background and pages, as printed by Firefox. */
function listen(browser: Browser, problems: Problems) {
  // Firefox writes messages of its own modules to the same stream, without their source: only lines
  // with the extension's address count. Messages without an address are checked in Chromium.
  const complaint = /^(JavaScript (error|warning)|console\.(error|warn)):.*moz-extension:/
  const process_ = browser.process()
  for (const stream of [process_?.stdout, process_?.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      if (complaint.test(line)) problems.push(`firefox: ${line}`)
    })
  }
}

async function newTab(browser: Browser, problems: Problems): Promise<Page> {
  const page = await browser.newPage()
  page.on('console', (message) => {
    const type = message.type()
    if (type === 'error' || type === 'warn') problems.push(`page: ${type}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`page: exception: ${error}`))
  return page
}

/**
 * Firefox moves the tab to the extension's process, and BiDi never reports the end of the
 * navigation: so the page is asked for its address instead.
 */
async function openPage(browser: Browser, address: string, problems: Problems): Promise<Page> {
  const page = await newTab(browser, problems)
  page.goto(address).catch(() => undefined)
  const there = () =>
    page.evaluate((url) => location.href === url && document.readyState === 'complete', address)
  await until(there, `${address} open`)
  await page.evaluate(forbidNewFunction)
  return page
}

/**
 * Runs in a page of the extension. Firefox 140 forbids turning text into code there, newer versions
 * allow it to the protocol: a test that needs it must fail in every version.
 */
function forbidNewFunction() {
  const refuse = () => {
    throw new EvalError('Firefox 140 forbids new Function on extension pages.')
  }
  Object.assign(globalThis, { Function: refuse })
}

/**
 * Sets the size of a page. Puppeteer sends the orientation of the screen along, a command that
 * Firefox 140 does not know; the size has been set by then.
 */
export async function setViewportInFirefox(page: Page, viewport: Viewport) {
  await page.setViewport(viewport).catch((error) => {
    if (!String(error).includes('setScreenOrientationOverride')) throw error
  })
  const isSet = () => page.evaluate((width) => innerWidth === width, viewport.width)
  await until(isSet, `a page ${viewport.width} px wide`)
}
