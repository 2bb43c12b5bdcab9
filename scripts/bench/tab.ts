import type { CDPSession } from 'puppeteer-core'
import type { Bench } from './browser.ts'

export interface Tab {
  /**
   * Runs a function in the page. Resolves with the result of the function; if the result is a
   * promise, waits for that promise.
   */
  run<A extends unknown[], R>(run: (...args: A) => R, ...args: A): Promise<Awaited<R>>
  /** Runs a function in every document that is opened later, before the document's own scripts. */
  before<A extends unknown[]>(run: (...args: A) => void, ...args: A): Promise<void>
  go(url: string): Promise<void>
  /** Brings the tab to the front. */
  activate(): Promise<void>
  close(): Promise<void>
}

const callOf = <A extends unknown[]>(run: (...args: A) => unknown, args: A) =>
  `(${run})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`

/**
 * Opens a new tab in front. Puppeteer's `Page` is not used: with `Page`, the browser reports every
 * request of the page, which slows down pages with many files more than pages with few files.
 */
export async function openTab({ session }: Bench): Promise<Tab> {
  const { targetId } = await session.send('Target.createTarget', { url: 'about:blank' })
  const own = await attach(session, targetId)
  await own.send('Page.enable')
  return {
    async run<A extends unknown[], R>(run: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
      const { result, exceptionDetails } = await own.send('Runtime.evaluate', {
        expression: callOf(run, args),
        awaitPromise: true,
        returnByValue: true,
      })
      if (exceptionDetails)
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    },
    async before(run, ...args) {
      await own.send('Page.addScriptToEvaluateOnNewDocument', { source: callOf(run, args) })
    },
    async go(url) {
      const { errorText } = await own.send('Page.navigate', { url })
      if (errorText) throw new Error(`${url}: ${errorText}`)
    },
    async activate() {
      await session.send('Target.activateTarget', { targetId })
    },
    async close() {
      await session.send('Target.closeTarget', { targetId })
    },
  }
}

async function attach(session: CDPSession, targetId: string): Promise<CDPSession> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: true })
  const own = session.connection()?.session(sessionId)
  if (!own) throw new Error('The browser gave no session for a new tab.')
  return own
}
