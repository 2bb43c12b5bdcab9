import { type Policy, readPolicy } from '../src/core/settings/policy.ts'
import type { StintDatabase } from '../src/store/database.ts'
import { keepPolicy } from '../src/store/settings.ts'
import { browser } from './browser.ts'
import { products } from './products.ts'

/** What the company says of this browser; Firefox rejects where it says nothing. */
async function readManagedPolicy(): Promise<Policy | undefined> {
  const said = await browser.storage.managed.get().catch(() => ({}))
  return Object.keys(said).length > 0 ? readPolicy(said, await products()) : undefined
}

/** Stores the company's word, so that all contexts see the same. */
export const storePolicy = async (db: StintDatabase): Promise<void> =>
  keepPolicy(db, await readManagedPolicy())
