import type { Browser, CDPSession } from 'puppeteer-core'
import { until } from './until.ts'

/** The sessions that observe workers' consoles. */
export class Listeners {
  readonly #sessions = new Set<Promise<CDPSession>>()
  #ended = false

  /** Undefined once workers are being killed: from then on nothing observes them. */
  add(begin: () => Promise<CDPSession>) {
    if (this.#ended) return undefined
    const session = begin()
    this.#sessions.add(session)
    return session
  }

  /** Also those that are only just coming: they would outlast the worker, and stop the next one. */
  async letGo() {
    this.#ended = true
    const all = [...this.#sessions]
    this.#sessions.clear()
    await Promise.all(all.map((one) => one.then((s) => s.detach()).catch(() => undefined)))
  }
}

/**
 * The background worker of one extension, seen through the domain ServiceWorker of whichever tab.
 * Its target does not tell whether it lives: while a session listens to it, the target outlasts it,
 * and the next worker that takes it over waits for a debugger's word before it runs. So whoever
 * listens is in `listeners`, and lets go for good before the first worker is ended: an event may
 * start the next one at any moment.
 */
export function backgroundWorker(browser: Browser, id: string, listeners: Listeners) {
  const scopeURL = `chrome-extension://${id}/`

  const target = () =>
    browser.targets().find((t) => t.type() === 'service_worker' && t.url().startsWith(scopeURL))

  /** Calls with a session that knows the worker, and with the question whether it runs. */
  async function withDomain<T>(act: (session: CDPSession, runs: () => boolean) => Promise<T>) {
    const [page = await browser.newPage()] = await browser.pages()
    const session = await page.createCDPSession()
    const running = new Map<string, boolean>()
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, scriptURL, runningStatus } of versions) {
        if (scriptURL.startsWith(scopeURL)) running.set(versionId, runningStatus === 'running')
      }
    })
    await session.send('ServiceWorker.enable')
    await until(() => running.size > 0, 'a background worker registered')
    try {
      return await act(session, () => [...running.values()].some(Boolean))
    } finally {
      await session.detach().catch(() => undefined)
    }
  }

  const runs = () => withDomain(async (_session, running) => running())

  const start = () =>
    withDomain(async (session, running) => {
      if (!running()) await session.send('ServiceWorker.startWorker', { scopeURL })
      await until(running, 'the background worker running')
    })

  const kill = () =>
    withDomain(async (session, running) => {
      await listeners.letGo()
      await session.send('ServiceWorker.stopAllWorkers')
      await until(() => !running(), 'the background worker gone')
    })

  async function evaluate<A extends unknown[], R>(
    run: (...args: A) => R,
    ...args: A
  ): Promise<Awaited<R>> {
    await start()
    const session = await (await until(target, 'the background worker')).createCDPSession()
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `(${run})(...${JSON.stringify(args)})`,
      awaitPromise: true,
      returnByValue: true,
    })
    await session.detach()
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  return { runs, kill, evaluate }
}
