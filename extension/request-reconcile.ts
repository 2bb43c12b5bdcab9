import { browser } from './browser.ts'

/**
 * Sends the extension's only message. It means that stored data has changed, so the background must
 * observe the browser, and update badge, alarms and sending (look.ts). The message has no reply.
 */
export const requestReconcile = () => {
  // The message is rejected while the background starts for the first time. This does no harm,
  // because the background observes the browser at its start.
  browser.runtime.sendMessage({ type: 'reconcile' }).catch(() => undefined)
}
