import { type Policy, readPolicy } from '../src/core/settings/policy.ts'
import type { StintDatabase } from '../src/store/database.ts'
import { keepPolicy } from '../src/store/settings.ts'
import { browser } from './browser.ts'
import { loadRecognition } from './load-script.ts'

/**
 * Reads the company's policy for this browser. Returns undefined if there is no policy; in that
 * case Firefox rejects the request for it.
 */
async function readManagedPolicy(): Promise<Policy | undefined> {
  const values = await browser.storage.managed.get().catch(() => ({}))
  if (Object.keys(values).length === 0) return undefined
  return readPolicy(values, (await loadRecognition()).products)
}

/** Stores the company's policy, so that the worker and all pages use the same one. */
export const storePolicy = async (db: StintDatabase): Promise<void> =>
  keepPolicy(db, await readManagedPolicy())
