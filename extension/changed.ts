import { browser } from './browser.ts'

/**
 * Sends the extension's only message: stored data has changed, so the background must look at the
 * browser again. The message has no reply.
 */
export const requestReconcile = () => {
  // The message is rejected while the background starts for the first time. That start looks at the
  // browser anyway.
  browser.runtime.sendMessage({ type: 'reconcile' }).catch(() => undefined)
}
