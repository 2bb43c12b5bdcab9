import type { CDPSession, Protocol, Target } from 'puppeteer-core'
import { until } from '../../test/support/browser/until.ts'
import type { Bench, Installed } from './browser.ts'
import { urlOf } from './browser.ts'

const PATIENCE = 10_000

type Version = Protocol.ServiceWorker.ServiceWorkerVersion

/** Starts and stops background workers through the protocol of the browser's developer tools. */
export async function workersOf({ browser, session: system }: Bench) {
  const page = await browser.newPage()
  const session = await page.createCDPSession()
  const versions = new Map<string, Version>()
  session.on('ServiceWorker.workerVersionUpdated', ({ versions: updated }) => {
    for (const version of updated) versions.set(version.versionId, version)
  })
  await session.send('ServiceWorker.enable')
  const workersOfExtension = (extension: Installed) =>
    [...versions.values()].filter(({ scriptURL }) => scriptURL.startsWith(urlOf(extension, '')))
  const stopped = () => [...versions.values()].every((v) => v.runningStatus === 'stopped')

  return {
    /** Stops all workers, and waits until their processes have ended, which takes some time. */
    stopAll: () =>
      until(async () => {
        // Stops the workers at each attempt, because an event may have started a worker again.
        if (!stopped()) await session.send('ServiceWorker.stopAllWorkers')
        const { processInfo } = await system.send('SystemInfo.getProcessInfo')
        const renderers = processInfo.filter(({ type }) => type === 'renderer').length
        // When all workers have ended, the only processes that remain are those of the tabs.
        return stopped() && renderers <= (await browser.pages()).length
      }, 'the end of the workers and their processes'),
    /** Starts a worker. Resolves with the milliseconds until its top-level code has run. */
    async start(extension: Installed): Promise<number> {
      const scopeURL = urlOf(extension, '')
      const runs = running(session, scopeURL)
      const asked = performance.now()
      await session.send('ServiceWorker.startWorker', { scopeURL })
      await runs
      return performance.now() - asked
    },
    async ensure(extension: Installed) {
      await until(() => workersOfExtension(extension).length > 0, 'a registered worker')
      if (workersOfExtension(extension).some((v) => v.runningStatus === 'running')) return
      await this.start(extension)
    },
    close: () => page.close(),
  }
}

const running = (session: CDPSession, scopeURL: string) =>
  new Promise<void>((resolve, reject) => {
    const listen = ({ versions }: Protocol.ServiceWorker.WorkerVersionUpdatedEvent) => {
      const is = ({ scriptURL, runningStatus }: Version) =>
        scriptURL.startsWith(scopeURL) && runningStatus === 'running'
      if (!versions.some(is)) return
      clearTimeout(timer)
      session.off('ServiceWorker.workerVersionUpdated', listen)
      resolve()
    }
    const timer = setTimeout(() => reject(new Error('The worker did not start.')), PATIENCE)
    session.on('ServiceWorker.workerVersionUpdated', listen)
  })

export const runningWorker = (bench: Bench, extension: Installed): Promise<Target> =>
  bench.browser.waitForTarget(
    (target) => target.type() === 'service_worker' && target.url().startsWith(urlOf(extension, '')),
    { timeout: PATIENCE },
  )
