import type { Hosts, Notices } from '../src/ui/settings/ports.ts'
import { browser } from './browser.ts'
import { isFirefox } from './is-firefox.ts'

const watch = (call: () => void) => {
  browser.permissions.onAdded.addListener(call)
  browser.permissions.onRemoved.addListener(call)
  return () => {
    browser.permissions.onAdded.removeListener(call)
    browser.permissions.onRemoved.removeListener(call)
  }
}

/** Checks, requests and removes the browser's permissions for sites. */
export const hosts: Hosts = {
  asks: isFirefox ? 'firefox' : 'chromium',
  granted: (patterns) => browser.permissions.contains({ origins: [...patterns] }),
  request: (patterns) => browser.permissions.request({ origins: [...patterns] }),
  remove: (patterns) => browser.permissions.remove({ origins: [...patterns] }),
  watch,
}

/** Checks and requests the browser's permission to show notifications. */
export const notices: Notices = {
  granted: () => browser.permissions.contains({ permissions: ['notifications'] }),
  request: () => browser.permissions.request({ permissions: ['notifications'] }),
  watch,
}
