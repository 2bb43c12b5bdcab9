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
  /** The built extension; default `dist/chrome`. */
  extensionDir?: string
  /** Folder of a profile to keep; the default is a new profile that is removed with the browser. */
  profile?: string
  /**
   * Whether the browser has a window. The default is true, because a browser without a window has
   * no toolbar popup and no permission prompt, and measures no idle time.
   */
  headed?: boolean
  /** The local server that answers for every host name. Without it, no host name is found. */
  site?: { port: number }
  /** One address of the tests' local network that the browser may reach as well. */
  reachable?: string
  /** The browser's language; default English. */
  lang?: 'en' | 'ru'
  args?: readonly string[]
  /** Environment variables, added to those of this process. */
  env?: Record<string, string>
  /**
   * True for an extension without a background, which opens no welcome page: the start does not wait for
   * that page.
   */
  still?: boolean
}

export interface Chromium {
  browser: Browser
  extensionId: string
  downloads: Downloads
  /**
   * Errors and warnings of extension pages, worker and tabs so far. A test without faults leaves none.
   */
  problems: Problems
  /** The full address of a file of the extension. */
  url(path: string): string
  /** Opens a new tab in front. */
  openTab(url: string): Promise<Page>
  /** Opens a page of the extension in a new tab. */
  openPage(path: string): Promise<Page>
  /** Clicks the toolbar button. Returns the real popup. */
  popup(): Promise<Page>
  /** Runs a function in the background worker, and starts the worker first if it does not run. */
  worker<A extends unknown[], R>(run: (...args: A) => R, ...args: A): Promise<Awaited<R>>
  workerRuns(): Promise<boolean>
  /** Ends the background worker, as the browser may do at any moment. */
  killWorker(): Promise<void>
  /** Ends every process of the browser at once, as a crash or a power cut does. */
  sigkill(): Promise<void>
  close(): Promise<void>
}

const argsOf = ({ site, reachable, lang = 'en', args = [] }: Options, load: readonly string[]) => [
  // Tests run as root in containers, where Chromium's sandbox cannot start.
  '--no-sandbox',
  '--disable-gpu',
  '--no-proxy-server',
  '--hide-crash-restore-bubble',
  '--disable-component-update',
  `--lang=${lang}`,
  // Debian's Chromium has its own texts in English only; this sets the language of the pages.
  `--accept-lang=${lang}`,
  '--window-size=1000,800',
  // Switches off the browser's fade and slide, which take half of the time in which a popup opens.
  '--animation-duration-scale=0',
  '--disable-smooth-scrolling',
  // The browser can reach only this machine.
  `--host-resolver-rules=MAP * ${site ? `127.0.0.1:${site.port}` : '~NOTFOUND'}, EXCLUDE 127.0.0.1, EXCLUDE localhost${reachable ? `, EXCLUDE ${reachable}` : ''}`,
  '--ignore-certificate-errors',
  ...load,
  ...args,
]

/**
 * Unbranded builds load the extension by a flag at the start, as if it was installed. Builds with
 * Chrome's brand refuse that flag since version 137: puppeteer's `enableExtensions` loads the extension
 * over the pipe of the DevTools protocol instead.
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
    // On Linux the language comes from the environment; `--lang` has no effect.
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

/** Listens to every tab, page and worker, present and future. */
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

/** Waits until the browser has loaded the extension. Returns its id. */
async function idOf(browser: Browser, manifest: string): Promise<string> {
  const { name, version } = JSON.parse(manifest) as { name: string; version: string }
  const found = async () =>
    [...(await browser.extensions()).values()].find(
      (extension) => extension.name === name && extension.version === version,
    )
  return (await until(found, `the extension ${name} in the browser`)).id
}

/**
 * Waits for the welcome page, which opens some time after the install and would otherwise take the place
 * of a test's first tab. An extension that is loaded by a flag is installed again at each start; its
 * data stay.
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

/** The tab in front: the toolbar button acts on this tab. */
async function frontTab(browser: Browser): Promise<Page> {
  for (const page of await browser.pages()) {
    if (await page.evaluate(() => document.visibilityState === 'visible')) return page
  }
  return anyTab(browser)
}
