import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import puppeteer, { type Browser, type CDPSession } from 'puppeteer-core'
import { browserOrInstall } from '../../test/support/browser/find-browser.ts'
import { until } from '../../test/support/browser/until.ts'

/** An unpacked extension in a browser. */
export interface Installed {
  id: string
  dir: string
  /** The path of the page that the toolbar button opens. */
  popup: string
}

export interface Bench {
  browser: Browser
  /** The connection to the browser; closing it also closes the browser. */
  session: CDPSession
  extensions: Installed[]
}

interface Manifest {
  name: string
  action: { default_popup: string }
}

const flagsFor = (port: number | undefined) => [
  // When Chromium runs as root in a container, its sandbox cannot start.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-component-update',
  // No request leaves this machine, so the network cannot slow down a measurement.
  `--host-resolver-rules=MAP * ${port === undefined ? '~NOTFOUND' : `127.0.0.1:${port}`}`,
  ...(port === undefined ? [] : ['--ignore-certificate-errors']),
  // Turns off the spare renderer process, because it would hide the cost of starting a process.
  '--disable-features=SpareRendererForSitePerProcess',
]

/**
 * Starts a headless browser with a new profile and these extensions.
 * @param port the port of a server on this machine that answers for every host
 */
export async function launch(dirs: readonly string[], port?: number): Promise<Bench> {
  const browser = await puppeteer.launch({
    executablePath: browserOrInstall('chromium').path,
    pipe: true,
    enableExtensions: dirs.map((dir) => resolve(dir)),
    defaultViewport: null,
    args: flagsFor(port),
  })
  const extensions = await Promise.all(dirs.map((dir) => findInstalled(browser, dir)))
  return { browser, session: await browser.target().createCDPSession(), extensions }
}

/**
 * Waits for the welcome page, which opens some time after the installation, and closes it.
 * Otherwise the process of that page would run during the measurement.
 */
export async function closeWelcomePage({ browser }: Bench): Promise<void> {
  const target = await browser.waitForTarget((t) => t.url().endsWith('/welcome.html'))
  await (await target.page())?.close()
}

async function findInstalled(browser: Browser, dir: string): Promise<Installed> {
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest
  const found = async () =>
    [...(await browser.extensions()).values()].find(({ name }) => name === manifest.name)
  const { id } = await until(found, `the extension in ${dir}`)
  return { id, dir, popup: manifest.action.default_popup }
}

export const urlOf = ({ id }: Installed, path: string) => `chrome-extension://${id}/${path}`
