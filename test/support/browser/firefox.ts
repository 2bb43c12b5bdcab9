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
  /** Folder of the built extension; the default is `dist/firefox`. */
  extensionDir?: string
  /** Folder of a profile to keep; the default is a new profile that is removed with the browser. */
  profile?: string
  /** The local server that answers for every host name. Without it, the browser finds no host name. */
  site?: { port: number }
  /**
   * True if the browser must reach addresses of the tests' local network. The browser then looks up no
   * host names.
   */
  lan?: boolean
  /** Language of the browser; the default is English. */
  lang?: 'en' | 'ru'
  /** Pictures that Firefox draws per second; the default is 60. */
  frameRate?: number
  /**
   * True if the toolbar popup must get the focus when it opens. Otherwise Firefox is in its test mode
   * for the focus, in which keys go to the window behind the popup.
   */
  focusesPopup?: boolean
}

export interface Firefox {
  browser: Browser
  downloads: Downloads
  /** Errors and warnings of the pages opened here. The list is empty if nothing went wrong. */
  problems: Problems
  /** The full address of a file of the extension. */
  url(path: string): string
  /** Opens a new tab in front of the others. */
  openTab(url: string): Promise<Page>
  /** Opens a page of the extension in a new tab. */
  openPage(path: string): Promise<Page>
  /** Changes Firefox preferences of the running browser. Pages that are opened later follow them. */
  setPreferences(prefs: Readonly<Record<string, string | number>>): Promise<void>
  close(): Promise<void>
}

/** The part of Firefox's own global object that this file uses. */
declare const Services: {
  wm: { getMostRecentWindow(type: 'navigator:browser'): Window }
  prefs: {
    setIntPref(name: string, value: number): void
    setStringPref(name: string, value: string): void
  }
}

const ID = 'stint@stint.example'
/**
 * The id in the addresses of the extension's pages. Firefox makes a random id for each installation;
 * the tests set this fixed id, so that they know the addresses.
 */
const UUID = '5717a57a-0000-4000-8000-000000000000'

const preferences = (
  { site, lan, lang = 'en', frameRate, focusesPopup }: Options,
  downloads: Downloads,
) => ({
  // The value 2 means that Firefox downloads to the folder in the preference `browser.download.dir`.
  'browser.download.folderList': 2,
  'browser.download.dir': downloads.dir,
  'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
  // An extension installed over the protocol WebDriver BiDi is temporary. Without these two preferences
  // Firefox would delete the extension's data when the browser closes.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  // Firefox's permission prompts cannot be reached by a test protocol. This preference grants every
  // permission without a prompt. The tests in Chromium answer real prompts.
  'extensions.webextOptionalPermissionPrompts': false,
  // Lets a page of the extension open the popup without a click. Firefox knows this preference from
  // version 149 on; older versions open the popup only after a click on that page.
  'extensions.openPopupWithoutUserGesture.enabled': true,
  'intl.accept_languages': lang,
  'intl.locale.requested': lang,
  // The browser can reach only this machine: every host name has this machine's address, and https
  // requests go to the port of the local site.
  ...(lan ? { 'network.dns.disabled': true } : { 'network.dns.forceResolve': '127.0.0.1' }),
  'network.socket.forcePort': `443=${site?.port ?? 9};80=9`,
  'network.proxy.type': 0,
  // The protocol BiDi does not show an extension's background. Its errors are read from the browser's
  // standard output.
  'browser.dom.window.dump.enabled': true,
  'devtools.console.stdout.content': true,
  // Some CRM domains are on the browser's HSTS list, so it would not accept the tests' own certificate.
  'network.stricttransportsecurity.preloadlist': false,
  // Firefox draws the notifications itself, because the test display has no notification service.
  'alerts.useSystemBackend': false,
  // The value that Firefox has outside of tests. Under a test protocol the value is 0: Firefox then
  // asks without a pause whether a hidden tab has been unloaded, and may never get the answer yes.
  // These questions use a whole processor core.
  'browser.tabs.remote.unloadDelayMs': 300,
  // Starts a process for pages only when a page needs it, not some in advance. This and the next
  // preference save an eighth of the processor time of a launch.
  'dom.ipc.processPrelaunch.enabled': false,
  // Starts these processes as copies of a small process that has already loaded Firefox's libraries.
  'dom.ipc.forkserver.enable': true,
  ...(frameRate && { 'layout.frame_rate': frameRate }),
  ...(focusesPopup && { 'focusmanager.testmode': false }),
})

export async function launchFirefox(options: Options = {}): Promise<Firefox> {
  const { path } = browserOrInstall('firefox')
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'stint-firefox-'))
  const downloads = openDownloads()
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: path,
    headless: false,
    userDataDir: resolve(profile),
    acceptInsecureCerts: true,
    defaultViewport: null,
    extraPrefsFirefox: preferences(options, downloads),
    // Without this flag, the protocol BiDi cannot open pages of extensions.
    args: ['--remote-allow-system-access', '--width=1000', '--height=800'],
  })
  await browser.installExtension(resolve(options.extensionDir ?? 'dist/firefox'))
  const problems: Problems = []
  listen(browser, problems)
  if (options.focusesPopup) await focusShownPopups(browser, problems)
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
    setPreferences: (prefs) => setPreferences(browser, prefs, problems),
    close: async () => {
      // A proper close lets the browser write its last data. This matters only for a profile that is
      // kept, so otherwise the browser is killed.
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
  // Firefox prints messages of its own modules too, without their source. Only lines with an address
  // of the extension count here. The tests in Chromium check messages that have no address.
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
 * Opens a page in another process than web pages: a page of the extension, or of Firefox itself. Firefox
 * moves the tab to that process, and the protocol BiDi never reports the end of this navigation. The
 * page is therefore asked for its address until it answers.
 */
async function openElsewhere(browser: Browser, address: string, problems: Problems): Promise<Page> {
  const page = await newTab(browser, problems)
  page.goto(address).catch(() => undefined)
  const there = () =>
    page.evaluate((url) => location.href === url && document.readyState === 'complete', address)
  await until(there, `${address} open`)
  return page
}

async function openPage(browser: Browser, address: string, problems: Problems): Promise<Page> {
  const page = await openElsewhere(browser, address, problems)
  await page.evaluate(forbidNewFunction)
  return page
}

/** Changes preferences in Firefox's own page about them, the only page that may do so. */
async function setPreferences(
  browser: Browser,
  prefs: Readonly<Record<string, string | number>>,
  problems: Problems,
) {
  const page = await openElsewhere(browser, 'about:config', problems)
  await page.evaluate((values) => {
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'number') Services.prefs.setIntPref(name, value)
      else Services.prefs.setStringPref(name, value)
    }
  }, prefs)
  await page.close()
}

/**
 * Gives the focus to each toolbar popup when the popup is visible. Firefox itself requests this focus
 * once, and ignores the request if the popup is not visible yet. On a busy machine this happened in one
 * of 80 openings (`GrabFocus` in Firefox's ExtensionPopups.sys.mjs). The popup then gets no key until a
 * person presses Tab. Stint cannot change this, because Firefox lets no page request the focus for its
 * window. This function's tab stays open, because the listener ends with its page.
 */
async function focusShownPopups(browser: Browser, problems: Problems) {
  const page = await openElsewhere(browser, 'about:config', problems)
  await page.evaluate(() => {
    const window = Services.wm.getMostRecentWindow('navigator:browser')
    window.addEventListener('popupshown', ({ target }) => {
      const panel = target as HTMLElement
      panel.querySelector<HTMLElement>('.webextension-popup-browser')?.focus()
    })
  })
}

/**
 * Loads a page of the extension again in its tab. The protocol BiDi does not report the end of this
 * either, so the page is asked until it no longer has the mark that its document had before.
 */
export async function reloadInFirefox(page: Page) {
  await page.evaluate(() => {
    Object.assign(globalThis, { isBefore: true })
    setTimeout(() => location.reload())
  })
  const isNew = () =>
    page.evaluate(() => !('isBefore' in globalThis) && document.readyState === 'complete')
  await until(isNew, `${page.url()} loaded again`)
}

/**
 * Runs in a page of the extension, and makes `new Function` fail there. Firefox 140 forbids `new
 * Function` in such pages, but newer versions allow it to the test protocol. Because of this function,
 * a test that needs `new Function` fails in every version.
 */
function forbidNewFunction() {
  const refuse = () => {
    throw new EvalError('Firefox 140 forbids new Function on extension pages.')
  }
  Object.assign(globalThis, { Function: refuse })
}

/**
 * Sets the size of a page. After the size, Puppeteer sets the orientation of the screen with a command
 * that Firefox 140 does not know; the error of that command is ignored.
 */
export async function setViewportInFirefox(page: Page, viewport: Viewport) {
  await page.setViewport(viewport).catch((error) => {
    if (!String(error).includes('setScreenOrientationOverride')) throw error
  })
  const isSet = () => page.evaluate((width) => innerWidth === width, viewport.width)
  await until(isSet, `a page ${viewport.width} px wide`)
}
