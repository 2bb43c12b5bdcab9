import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import puppeteer, { type Browser, type Page, type Viewport } from 'puppeteer-core'
import { closeBrowser, killBrowser } from './close-browser.ts'
import { type Downloads, openDownloads } from './downloads.ts'
import { browserOrInstall } from './find-browser.ts'
import type { Problems } from './problems.ts'
import { until } from './until.ts'

export interface Options {
  /** The built extension; default `dist/firefox`. */
  extensionDir?: string
  /** Folder of a profile to keep; the default is a new profile that is removed with the browser. */
  profile?: string
  /** Whether the browser has a window; the default is true. */
  headed?: boolean
  /** The local server that answers for every host name. Without it, no host name is found. */
  site?: { port: number }
  /**
   * True if the browser must reach addresses of the tests' local network. Host names are then not
   * resolved.
   */
  lan?: boolean
  /** The browser's language; default English. */
  lang?: 'en' | 'ru'
  /** Firefox preferences, added to those that every test uses. */
  prefs?: Record<string, unknown>
}

export interface Firefox {
  browser: Browser
  downloads: Downloads
  /** Errors and warnings of the pages opened here. A test without faults leaves none. */
  problems: Problems
  /** The full address of a file of the extension. */
  url(path: string): string
  /** Opens a new tab in front. */
  openTab(url: string): Promise<Page>
  /** Opens a page of the extension in a new tab. */
  openPage(path: string): Promise<Page>
  close(): Promise<void>
}

const ID = 'stint@stint.example'
/**
 * The id in the addresses of extension pages. Firefox makes a random one for each installation; the
 * tests set this one, so that they know the addresses.
 */
const UUID = '5717a57a-0000-4000-8000-000000000000'

const preferences = ({ site, lan, lang = 'en', prefs }: Options, downloads: Downloads) => ({
  // The value 2 means: the folder that `browser.download.dir` names.
  'browser.download.folderList': 2,
  'browser.download.dir': downloads.dir,
  'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
  // An extension installed over the protocol WebDriver BiDi is temporary: without these two preferences
  // Firefox would delete its data.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  // No test protocol reaches Firefox's permission prompts, so every permission is granted without one.
  // Prompts are tested in Chromium.
  'extensions.webextOptionalPermissionPrompts': false,
  // Lets a page of the extension open the popup. Firefox allows this from version 149 on; before, only
  // after a click on that page.
  'extensions.openPopupWithoutUserGesture.enabled': true,
  'intl.accept_languages': lang,
  'intl.locale.requested': lang,
  // Nothing but this machine can be reached: every host name leads to this machine, and https to the
  // port of the local site.
  ...(lan ? { 'network.dns.disabled': true } : { 'network.dns.forceResolve': '127.0.0.1' }),
  'network.socket.forcePort': `443=${site?.port ?? 9};80=9`,
  'network.proxy.type': 0,
  // BiDi does not show the background of an extension: its errors are read from the browser's standard
  // output.
  'browser.dom.window.dump.enabled': true,
  'devtools.console.stdout.content': true,
  // Some CRM domains are on the browser's HSTS list, for which it would not accept the test certificate.
  'network.stricttransportsecurity.preloadlist': false,
  // Firefox draws the notifications itself, because the test display has no notification service.
  'alerts.useSystemBackend': false,
  // The value that Firefox has outside of tests. Under a test protocol it is 0: Firefox then asks
  // without a pause whether a hidden tab has been unloaded. This may never happen, and the asking
  // takes a whole processor core.
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
    // Without this flag, BiDi cannot open pages of extensions.
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
      // Closing properly lets the browser write its last data, which only matters in a profile that is
      // kept.
      await (options.profile ? closeBrowser(browser) : killBrowser(browser))
      downloads.remove()
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/**
 * Collects errors and warnings of the extension's background and pages from the lines that Firefox
 * prints.
 */
function listen(browser: Browser, problems: Problems) {
  // Firefox writes messages of its own modules to the same stream, without their source: only lines with
  // an address of the extension count. Messages without an address are checked in Chromium.
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
 * Opens a page of the extension. Firefox moves the tab to the extension's process, and BiDi never
 * reports the end of this navigation: the page is asked for its address until it answers.
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
 * Runs in a page of the extension, and makes `new Function` fail there. Firefox 140 forbids it in
 * such pages, but newer versions allow it to the test protocol. Here, a test that needs `new
 * Function` fails in every version.
 */
function forbidNewFunction() {
  const refuse = () => {
    throw new EvalError('Firefox 140 forbids new Function on extension pages.')
  }
  Object.assign(globalThis, { Function: refuse })
}

/**
 * Sets the size of a page. Puppeteer first sets the size and then sends the orientation of the screen, a
 * command that Firefox 140 does not know: that error is ignored.
 */
export async function setViewportInFirefox(page: Page, viewport: Viewport) {
  await page.setViewport(viewport).catch((error) => {
    if (!String(error).includes('setScreenOrientationOverride')) throw error
  })
  const isSet = () => page.evaluate((width) => innerWidth === width, viewport.width)
  await until(isSet, `a page ${viewport.width} px wide`)
}
