import { browser } from './browser.ts'

/** Sends the only message: stored data has changed, look again. It has no reply. */
export const requestReconcile = () => {
  // Rejects while the background starts for the first time, which looks again anyway.
  browser.runtime.sendMessage({ type: 'reconcile' }).catch(() => undefined)
}
