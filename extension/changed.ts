import { browser } from './browser.ts'

/** The one message: what is stored has changed, look at it again. It wants no reply. */
export const requestReconcile = () => {
  // Rejects while the background is starting for the first time; it looks again by itself then.
  browser.runtime.sendMessage({ type: 'reconcile' }).catch(() => undefined)
}
