import { browser } from './browser.ts'

/**
 * Sends the extension's only message. The message means that stored data has changed. The
 * background then observes the browser, updates badge and alarms, and sends the data that are due
 * (look.ts). The message has no reply.
 */
export const requestReconcile = () => {
  // The message is rejected while the background starts for the first time. This does no harm,
  // because the background observes the browser at its start.
  browser.runtime.sendMessage({ type: 'reconcile' }).catch(() => undefined)
}
