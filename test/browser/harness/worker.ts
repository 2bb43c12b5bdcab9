import type { Browser, CDPSession } from 'puppeteer-core'
import { until } from './until.ts'

/**
 * The background worker of one extension, seen through the domain ServiceWorker of whichever tab.
 * Its target does not tell whether it lives: while a session listens to it, the target outlasts it,
 * and the next worker that takes it over waits for a debugger's word before it runs. So whoever
 * listens is in `listeners`, and lets go before the worker is ended.
 */
export function backgroundWorker(
  browser: Browser,
  id: string,
  listeners: Set<Promise<CDPSession>>,
) {
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
      for (const listener of listeners) await letGo(listener)
      listeners.clear()
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

/** Also of one that is only just coming: it would outlast the worker, and stop the next one. */
const letGo = (listener: Promise<CDPSession>) =>
  listener.then((session) => session.detach()).catch(() => undefined)
