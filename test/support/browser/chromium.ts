import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import puppeteer, { type Browser, type Page, type Target } from 'puppeteer-core'
import { closeBrowser, killBrowser } from './close-browser.ts'
import { type Downloads, openDownloads } from './downloads.ts'
import { browserOrInstall } from './find-browser.ts'
import { listenTo, type Problems } from './problems.ts'
import { until } from './until.ts'
import { backgroundWorker, Listeners } from './worker.ts'

export interface Options {
  /** Folder of the built extension; the default is `dist/chrome`. */
  extensionDir?: string
  /** Folder of a profile to keep; the default is a new profile that is removed with the browser. */
  profile?: string
  /**
   * Whether the browser has a window. The default is true, because a browser without a window has
   * no toolbar popup and no permission prompt, and measures no idle time.
   */
  headed?: boolean
  /** The local server that answers for every host name. Without it, the browser finds no host name. */
  site?: { port: number }
  /** One more address that the browser may reach, in the local network of the tests. */
  reachable?: string
  /** Language of the browser; the default is English. */
  lang?: 'en' | 'ru'
  args?: readonly string[]
  /** Environment variables, added to those of this process. */
  env?: Record<string, string>
  /**
   * Must be true for an extension without a background: it opens no welcome page, so the start does not
   * wait for that page.
   */
  still?: boolean
}

export interface Chromium {
  browser: Browser
  extensionId: string
  downloads: Downloads
  /**
   * Errors and warnings of extension pages, worker and tabs so far. It is empty if nothing went wrong.
   */
  problems: Problems
  /** The full address of a file of the extension. */
  url(path: string): string
  /** Opens a new tab in front of the others. */
  openTab(url: string): Promise<Page>
  /** Opens a page of the extension in a new tab. */
  openPage(path: string): Promise<Page>
  /** Clicks the toolbar button. Returns the real popup, not the popup's page in a tab. */
  popup(): Promise<Page>
  /** Runs a function in the background worker. Starts the worker first if the worker does not run. */
  worker<A extends unknown[], R>(run: (...args: A) => R, ...args: A): Promise<Awaited<R>>
  workerRuns(): Promise<boolean>
  /** Ends the background worker, as the browser may do at any moment. */
  killWorker(): Promise<void>
  /** Ends every process of the browser at once, as a crash or a power cut does. */
  sigkill(): Promise<void>
  close(): Promise<void>
}

/** Arguments for every Chromium of the tests, with an extension or without. */
export const usualArgs = (lang: 'en' | 'ru') => [
  // Tests run as root in containers, where Chromium's sandbox cannot start.
  '--no-sandbox',
  '--disable-gpu',
  '--no-proxy-server',
  `--lang=${lang}`,
  // Debian's Chromium has its own texts in English only; this argument sets the language of the pages.
  `--accept-lang=${lang}`,
  // V8 collects garbage in one step instead of many small ones: the test pages have small heaps, and this
  // saves a tenth of the browser's processor time.
  '--js-flags=--no-incremental-marking',
]

const argsOf = ({ site, reachable, lang = 'en', args = [] }: Options, load: readonly string[]) => [
  ...usualArgs(lang),
  '--hide-crash-restore-bubble',
  '--disable-component-update',
  '--window-size=1000,800',
  // Switches off the animations of the browser's own windows: they take half of the time until a popup
  // is open.
  '--animation-duration-scale=0',
  '--disable-smooth-scrolling',
  // The browser can reach only this machine.
  `--host-resolver-rules=MAP * ${site ? `127.0.0.1:${site.port}` : '~NOTFOUND'}, EXCLUDE 127.0.0.1, EXCLUDE localhost${reachable ? `, EXCLUDE ${reachable}` : ''}`,
  '--ignore-certificate-errors',
  ...load,
  ...args,
]

/**
 * Loads the extension in one of two ways. Builds without Google's or Microsoft's brand load it by a
 * command line flag. Branded builds refuse that flag since version 137, so puppeteer's
 * `enableExtensions` loads the extension over the DevTools protocol.
 */
async function start(options: Options, dir: string, downloads: Downloads) {
  const { path, branded } = browserOrInstall('chromium')
  const load = branded ? [] : [`--load-extension=${dir}`, `--disable-extensions-except=${dir}`]
  return puppeteer.launch({
    executablePath: path,
    headless: options.headed === false,
    pipe: true,
    enableExtensions: branded ? [dir] : true,
    defaultViewport: null,
    downloadBehavior: { policy: 'allow', downloadPath: downloads.dir },
    args: argsOf(options, load),
    // On Linux, Chromium takes its language from the environment, and `--lang` has no effect.
    env: { ...process.env, LANGUAGE: options.lang ?? 'en', ...options.env },
    ...(options.profile !== undefined && { userDataDir: resolve(options.profile) }),
  })
}

export async function launchChromium(options: Options = {}): Promise<Chromium> {
  const dir = resolve(options.extensionDir ?? 'dist/chrome')
  const downloads = openDownloads()
  const browser = await start(options, dir, downloads)
  const problems: Problems = []
  const listeners = new Listeners()
  watch(browser, problems, listeners)
  const extensionId = await idOf(browser, readFileSync(resolve(dir, 'manifest.json'), 'utf8'))
  const worker = backgroundWorker(browser, extensionId, listeners)
  if (!options.still) await untilWelcomed(browser)
  const url = (path: string) => `chrome-extension://${extensionId}/${path}`
  const openTab = async (address: string) => {
    const page = await browser.newPage()
    await page.goto(address)
    return page
  }
  return {
    browser,
    extensionId,
    downloads,
    problems,
    url,
    openTab,
    openPage: (path) => openTab(url(path)),
    popup: () => openPopup(browser, extensionId),
    worker: worker.evaluate,
    workerRuns: worker.runs,
    killWorker: worker.kill,
    sigkill: () => killBrowser(browser).finally(downloads.remove),
    close: () => closeBrowser(browser).finally(downloads.remove),
  }
}

/** Listens to every tab, page and worker that exists now or is opened later. */
function watch(browser: Browser, problems: Problems, listeners: Listeners) {
  const listen = async (target: Target) => {
    const type = target.type()
    if (type !== 'page' && type !== 'service_worker') return
    try {
      const begin = () => target.createCDPSession()
      const session = type === 'service_worker' ? listeners.add(begin) : begin()
      if (session) await listenTo(await session, type, problems)
    } catch {
      // The page or worker was closed before a listener could be attached to it.
    }
  }
  browser.on('targetcreated', (target) => void listen(target))
  for (const target of browser.targets()) void listen(target)
}

/** Waits until the browser has loaded the extension. Returns the extension's id. */
async function idOf(browser: Browser, manifest: string): Promise<string> {
  const { name, version } = JSON.parse(manifest) as { name: string; version: string }
  const found = async () =>
    [...(await browser.extensions()).values()].find(
      (extension) => extension.name === name && extension.version === version,
    )
  return (await until(found, `the extension ${name} in the browser`)).id
}

/**
 * Waits for the welcome page, which opens some time after the install: otherwise it could replace the
 * first tab of a test. At each start of the browser, an extension that a flag loads is installed again,
 * and its stored data are kept.
 */
const untilWelcomed = (browser: Browser) =>
  until(() => browser.targets().some((t) => t.url().endsWith('/welcome.html')), 'the welcome page')

async function anyTab(browser: Browser): Promise<Page> {
  const [page] = await browser.pages()
  return page ?? browser.newPage()
}

async function openPopup(browser: Browser, id: string): Promise<Page> {
  const before = new Set(browser.targets())
  const extension = (await browser.extensions()).get(id)
  if (!extension) throw new Error(`No extension ${id}.`)
  const page = await frontTab(browser)
  await extension.triggerAction(page)
  const fresh = () =>
    browser
      .targets()
      .find(
        (t) =>
          !before.has(t) &&
          t.url().startsWith(`chrome-extension://${id}/`) &&
          t.url().includes('popup'),
      )
  const target = await until(fresh, 'the popup open')
  return target.asPage()
}

/** Returns the tab in front of the others, because the toolbar button acts on that tab. */
async function frontTab(browser: Browser): Promise<Page> {
  for (const page of await browser.pages()) {
    if (await page.evaluate(() => document.visibilityState === 'visible')) return page
  }
  return anyTab(browser)
}
