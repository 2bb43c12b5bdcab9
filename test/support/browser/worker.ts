import type { Browser, CDPSession } from 'puppeteer-core'
import { until } from './until.ts'

/** The debugger sessions in which the tests read the console of background workers. */
export class Listeners {
  readonly #sessions = new Set<Promise<CDPSession>>()
  #ended = false

  /**
   * Adds a session. Returns undefined after the first worker was ended: from then on no session may be
   * connected to a worker.
   */
  add(begin: () => Promise<CDPSession>) {
    if (this.#ended) return undefined
    const session = begin()
    this.#sessions.add(session)
    return session
  }

  /**
   * Ends all sessions, also those that are just starting. A session would keep the debugger target of an
   * ended worker, and the next worker could not run.
   */
  async letGo() {
    this.#ended = true
    const all = [...this.#sessions]
    this.#sessions.clear()
    await Promise.all(all.map((one) => one.then((s) => s.detach()).catch(() => undefined)))
  }
}

/**
 * Starts, ends and queries the background worker of one extension, through the protocol domain
 * ServiceWorker of any tab. The worker's debugger target does not show whether the worker runs: while a
 * session listens to the target, the target stays after its worker has ended. The next worker takes
 * over this target, and waits for the debugger before it runs.
 * All sessions that listen to workers are in `listeners`. They are ended before the first worker is
 * ended. No session is opened after that, because an event may start the next worker at any moment.
 */
export function backgroundWorker(browser: Browser, id: string, listeners: Listeners) {
  const scopeURL = `chrome-extension://${id}/`

  const target = () =>
    browser.targets().find((t) => t.type() === 'service_worker' && t.url().startsWith(scopeURL))

  /**
   * Calls `act` with a session that gets reports about the worker, and with a function that returns
   * whether the worker runs.
   */
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
