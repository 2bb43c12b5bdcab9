import { browser } from './browser.ts'

/**
 * Sends the extension's only message: stored data has changed, so the background must observe the
 * browser and reconcile again (look.ts). The message has no reply.
 */
export const requestReconcile = () => {
  // The message is rejected while the background starts for the first time. The background observes
  // the browser at its start anyway.
  browser.runtime.sendMessage({ type: 'reconcile' }).catch(() => undefined)
}
