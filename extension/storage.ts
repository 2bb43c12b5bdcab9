import type { StorageDoors } from '../src/ui/settings/storage-ports.ts'
import { browser } from './browser.ts'

/**
 * With `unlimitedStorage`, no browser evicts the extension's database; only Firefox reports that as
 * `persisted`.
 */
const isExempt = () => browser.permissions.contains({ permissions: ['unlimitedStorage'] })

/** The browser's storage figures. */
export const storage: StorageDoors = {
  used: async () => (await navigator.storage.estimate()).usage,
  isProtected: async () => (await navigator.storage.persisted()) || (await isExempt()),
  protect: () => navigator.storage.persist(),
}
