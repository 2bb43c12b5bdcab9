import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'puppeteer-core'

/** Milliseconds that a browser has to end by itself. On a busy machine it takes some seconds. */
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
  // A negative id means the whole process group that the browser's process leads.
  if (!hasEnded()) process.kill(-pid, 'SIGKILL')
  await end
}

/**
 * Asks the browser to close, and waits until its process has ended. Kills it if it does not end in
 * time, as Firefox during a download: it then asks the person whether to cancel, and waits for the
 * answer. A test may see the downloaded file before the download has ended.
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
