import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'puppeteer-core'

/** Milliseconds in which a browser must end by itself. On a busy machine it needs some seconds. */
const LIMIT = 20_000

const processOf = (browser: Browser) => {
  const process_ = browser.process()
  if (!process_?.pid) throw new Error('The browser has no process of its own.')
  const hasEnded = () => process_.exitCode !== null || process_.signalCode !== null
  const end = new Promise<void>((done) => {
    if (hasEnded()) done()
    else process_.once('exit', () => done())
  })
  return { pid: process_.pid, hasEnded, end }
}

/** Ends every process of the browser at once, as a crash or a power cut does. */
export async function killBrowser(browser: Browser) {
  const { pid, hasEnded, end } = processOf(browser)
  // A negative id means the whole group of processes that the browser's main process leads.
  if (!hasEnded()) process.kill(-pid, 'SIGKILL')
  await end
}

/**
 * Asks the browser to close, and waits until its process has ended. Kills the browser if it does not
 * end in time. Firefox does not end during a download: it asks the person whether to cancel the
 * download. A test may see a downloaded file before its download has ended.
 */
export async function closeBrowser(browser: Browser) {
  const { end } = processOf(browser)
  const closed = browser.close().then(
    () => end,
    (error) => console.warn(`The browser was asked to close: ${error}`),
  )
  const isOver = new AbortController()
  const late = sleep(LIMIT, 'late', { signal: isOver.signal }).catch(() => undefined)
  const first = await Promise.race([closed, late])
  isOver.abort()
  if (first === 'late') console.warn(`The browser did not end in ${LIMIT / 1000} s, and is killed.`)
  await killBrowser(browser)
}
