import type { StoragePorts } from '../src/ui/settings/storage-ports.ts'
import { browser } from './browser.ts'

/**
 * Whether the extension has the permission `unlimitedStorage`. Browsers never delete the database
 * of an extension with this permission to free space, but in Chromium,
 * `navigator.storage.persisted()` does not show this.
 */
const isExempt = () => browser.permissions.contains({ permissions: ['unlimitedStorage'] })

/** Reads how many bytes the extension stores, and whether the browser may delete its data. */
export const storage: StoragePorts = {
  used: async () => (await navigator.storage.estimate()).usage,
  isProtected: async () => (await navigator.storage.persisted()) || (await isExempt()),
  protect: () => navigator.storage.persist(),
}
