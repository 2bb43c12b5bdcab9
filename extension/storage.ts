import type { StoragePorts } from '../src/ui/settings/storage-ports.ts'
import { browser } from './browser.ts'

/**
 * Whether the extension has the permission `unlimitedStorage`: browsers never delete the database
 * of such an extension to free space. Only Firefox reports this as `persisted`.
 */
const isExempt = () => browser.permissions.contains({ permissions: ['unlimitedStorage'] })

/** Reads how many bytes the extension stores, and whether the browser may delete its data. */
export const storage: StoragePorts = {
  used: async () => (await navigator.storage.estimate()).usage,
  isProtected: async () => (await navigator.storage.persisted()) || (await isExempt()),
  protect: () => navigator.storage.persist(),
}
