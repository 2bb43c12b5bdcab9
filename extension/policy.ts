import { type Policy, readPolicy } from '../src/core/settings/policy.ts'
import type { StintDatabase } from '../src/store/database.ts'
import { keepPolicy } from '../src/store/settings.ts'
import { browser } from './browser.ts'
import { loadRecognition } from './load-script.ts'

/**
 * The company's policy for this browser; undefined if there is none, in which case Firefox rejects
 * the request.
 */
async function readManagedPolicy(): Promise<Policy | undefined> {
  const values = await browser.storage.managed.get().catch(() => ({}))
  if (Object.keys(values).length === 0) return undefined
  return readPolicy(values, (await loadRecognition()).products)
}

/** Stores the company's policy, so that the worker and all pages use the same one. */
export const storePolicy = async (db: StintDatabase): Promise<void> =>
  keepPolicy(db, await readManagedPolicy())
