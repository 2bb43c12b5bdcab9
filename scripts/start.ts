/**
 * `npm start [-- --sample] [--port N] [--once] [--headless] [--verbose]`: builds Stint, starts the
 * endpoint, opens a browser with Stint loaded and connected, and opens the console in it.
 * `--sample` fills an empty endpoint with a team. On a machine without a display, runs a
 * demonstration instead. The endpoint's log goes to a file, or to the terminal with `--verbose`.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'puppeteer-core'
import { connectOn } from '../test/support/browser/connect.ts'
import { anyBrowser, browserOrInstall, type Found } from '../test/support/browser/find-browser.ts'
import { until } from '../test/support/browser/until.ts'
import { enterConsole, showConsole } from './console.ts'
import { DEMO_HOST, demonstrate } from './demo.ts'
import { type Opened, openBrowser } from './open.ts'
import { addSample, codeFor, consoleLink } from './people.ts'
import { DATA_FOLDER, ENDPOINT_LOG, startEndpoint } from './serve.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    sample: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
    headless: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})

/** The name of the member for whom the opened browser sends. */
const MEMBER = 'Rep'
const EXTENSION = `${DATA_FOLDER}/extension`

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

function build(...args: string[]) {
  const command = ['scripts/build.ts', ...args]
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' })
  if (status !== 0) throw new Error('The build failed; its words are above.')
}

const buildExtension = (target: 'chrome' | 'firefox', hosts: string) =>
  build(target, '--out', EXTENSION, '--hosts', hosts)

/**
 * Opens a page in a new tab. The result of `goto` is not awaited, because in Firefox it never
 * resolves for pages of extensions. Instead, the page itself is asked whether it is loaded.
 */
async function visit(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage()
  void page.goto(address).catch(() => undefined)
  const there = () =>
    page.evaluate((url) => location.href === url && document.readyState === 'complete', address)
  await until(there, `${address} open`)
  await page.bringToFront()
  return page
}

/** Connects the extension if it is not connected. Returns the welcome page. */
async function prepare({ browser, url }: Opened, endpoint: string) {
  const address = url('extension/pages/welcome.html')
  const opened = async () => (await browser.pages()).find((page) => page.url() === address)
  // Stint opens the welcome page after an installation. A browser that loads the extension by a
  // command-line flag treats this as an installation.
  const welcome = await until(opened, 'the welcome page', 5000).catch(() => undefined)
  const settings = await visit(browser, url('extension/pages/settings.html'))
  await connectOn(settings, endpoint, () => codeFor(MEMBER))
  const shown = welcome ?? (await visit(browser, address))
  await settings.close()
  return shown
}

/**
 * Opens the welcome page and the console. With the sample team, the console is the tab in front,
 * because the console shows the sample. Otherwise the welcome page is in front.
 */
async function openPages(opened: Opened, endpoint: string) {
  const welcome = await prepare(opened, endpoint)
  const page = await opened.browser.newPage()
  await page.goto(await consoleLink(endpoint))
  await enterConsole(page)
  if (!values.sample) await welcome.bringToFront()
}

const targetOf = ({ kind }: Found) => (kind === 'firefox' ? 'firefox' : 'chrome')

/** Processes that this program stops before it ends, in the order in which they were started. */
const running: { stop(): Promise<unknown> }[] = []

async function withDisplay(endpoint: string) {
  const found = anyBrowser()
  buildExtension(targetOf(found), '')
  console.log(`Opening ${found.path} …`)
  const opened = await openBrowser(found, `${EXTENSION}/${targetOf(found)}`)
  running.push({ stop: () => opened.browser.close() })
  await openPages(opened, endpoint)
  console.log(`Stint runs, connected to ${endpoint} as ${MEMBER}; the console is open beside it.`)
  console.log('Ctrl-C ends it all.')
  opened.browser.once('disconnected', () => console.log('The browser was closed.'))
}

async function withoutDisplay(endpoint: string) {
  browserOrInstall('chromium')
  buildExtension('chrome', `https://${DEMO_HOST}/*`)
  await demonstrate({ extension: `${EXTENSION}/chrome`, endpoint, member: MEMBER })
  await showConsole(await consoleLink(endpoint))
  console.log(NEXT)
  if (values.once) return
  console.log(
    `\nThe endpoint goes on at ${endpoint}. Ctrl-C ends it. Its console, for ten minutes:`,
  )
  console.log(`  ${await consoleLink(endpoint)}`)
}

/** Text about the next steps, for a person on a machine without a display. */
const NEXT = `
What next?
  npm start         on a computer with a display: opens a browser with Stint and its console
  npm start -- --sample   the same with a sample team, where nobody is yet
  npm run build     makes dist/chrome and dist/firefox, to load into your own browser (README.md)
  npm test          runs everything that must hold, in real browsers too`

async function fill() {
  console.log('Adding the sample team …')
  if (!(await addSample()))
    console.log(
      `Not added: the endpoint has people already. To begin again, remove ${DATA_FOLDER}/.`,
    )
}

async function start() {
  mkdirSync(DATA_FOLDER, { recursive: true })
  if (values.sample) await fill()
  console.log('Building Stint …')
  // The build comes before the start of the endpoint, because the endpoint reads the files of the
  // console only once.
  build('console')
  const endpoint = await startEndpoint({ port: Number(values.port), verbose: values.verbose })
  if (!values.verbose) console.log(`The endpoint runs at ${endpoint.url}; its log: ${ENDPOINT_LOG}`)
  running.push(endpoint)
  await (hasDisplay() && !values.headless ? withDisplay : withoutDisplay)(endpoint.url)
}

/** Resolves when the person presses Ctrl-C, or this process gets another signal to end. */
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
})

try {
  await Promise.race([start(), stopped])
  if (!values.once) await stopped
} catch (error) {
  console.error(`\nstint: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
for (const { stop } of running.reverse()) await stop().catch(() => undefined)
process.exit()
