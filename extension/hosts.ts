import type { Hosts } from '../src/ui/settings/doors.ts'
import { browser } from './browser.ts'

/** The browser's permissions for sites. */
export const hosts: Hosts = {
  granted: (patterns) => browser.permissions.contains({ origins: [...patterns] }),
  request: (patterns) => browser.permissions.request({ origins: [...patterns] }),
  remove: (patterns) => browser.permissions.remove({ origins: [...patterns] }),
  watch(call) {
    browser.permissions.onAdded.addListener(call)
    browser.permissions.onRemoved.addListener(call)
    return () => {
      browser.permissions.onAdded.removeListener(call)
      browser.permissions.onRemoved.removeListener(call)
    }
  },
}
