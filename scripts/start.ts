/**
 * `npm start [-- --port N] [--once] [--headless]`: builds Stint, starts the endpoint, opens a browser
 * with Stint loaded and connected. Without a display it plays a demonstration instead.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { Page } from 'puppeteer-core'
import { browserOrInstall, type Found, findBrowser } from './browsers.ts'
import { connectOn } from './connect.ts'
import { DEMO_HOST, demonstrate } from './demo.ts'
import { openBrowser } from './open.ts'
import { codeFor, startEndpoint } from './serve.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    once: { type: 'boolean', default: false },
    headless: { type: 'boolean', default: false },
  },
})

/** The member that this computer's browser sends as. */
const MEMBER = 'Rep'
const EXTENSION = '.stint/extension'

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

function build(target: 'chrome' | 'firefox', hosts: string) {
  console.log('Building Stint …')
  const args = ['scripts/build.ts', target, '--out', EXTENSION, '--hosts', hosts]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) throw new Error('The build failed; its words are above.')
}

/** Chromium's `goto` settles; Firefox's never does for pages of extensions. */
async function visit(page: Page, address: string) {
  void page.goto(address).catch(() => undefined)
  const there = `location.href === ${JSON.stringify(address)} && document.readyState === 'complete'`
  await page.waitForFunction(there)
}

async function openFor(found: Found, endpoint: string) {
  const { browser, url } = await openBrowser(found, `${EXTENSION}/${targetOf(found)}`)
  const [page = await browser.newPage()] = await browser.pages()
  await visit(page, url('extension/pages/settings.html'))
  await connectOn(page, endpoint, () => codeFor(MEMBER))
  await visit(page, url('extension/pages/welcome.html'))
  // At its installation Stint opened one by itself.
  for (const other of await browser.pages()) {
    if (other !== page && other.url() === page.url()) await other.close()
  }
  await page.bringToFront()
  return browser
}

const targetOf = ({ kind }: Found) => (kind === 'firefox' ? 'firefox' : 'chrome')

/** Resolves at Ctrl-C, or when asked to end in another way. */
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
})

async function withDisplay(endpoint: string) {
  const found = findBrowser('chromium') ?? findBrowser('firefox') ?? browserOrInstall('chromium')
  build(targetOf(found), '')
  console.log(`Opening ${found.path} …`)
  const browser = await openFor(found, endpoint)
  browser.once('disconnected', () => console.log('The browser was closed. Ctrl-C ends the rest.'))
  console.log(`Stint runs, connected to ${endpoint} as ${MEMBER}. Ctrl-C ends it all.`)
  if (!values.once) await stopped
  await browser.close()
}

async function withoutDisplay(endpoint: string) {
  browserOrInstall('chromium')
  build('chrome', `https://${DEMO_HOST}/*`)
  await demonstrate({ extension: `${EXTENSION}/chrome`, endpoint, member: MEMBER })
  if (values.once) return
  console.log(`The endpoint goes on at ${endpoint}. Ctrl-C ends it.`)
  await stopped
}

try {
  const endpoint = await startEndpoint(Number(values.port))
  try {
    await (hasDisplay() && !values.headless ? withDisplay : withoutDisplay)(endpoint.url)
  } finally {
    await endpoint.stop()
  }
} catch (error) {
  console.error(`\nstint: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
