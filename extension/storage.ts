import type { StorageDoors } from '../src/ui/settings/storage-ports.ts'
import { browser } from './browser.ts'

/**
 * Where an extension has `unlimitedStorage`, neither browser clears its database away; only Firefox
 * says so when asked for `persisted`.
 */
const isExempt = () => browser.permissions.contains({ permissions: ['unlimitedStorage'] })

/** What the browser says of the disk. */
export const storage: StorageDoors = {
  used: async () => (await navigator.storage.estimate()).usage,
  isProtected: async () => (await navigator.storage.persisted()) || (await isExempt()),
  protect: () => navigator.storage.persist(),
}
