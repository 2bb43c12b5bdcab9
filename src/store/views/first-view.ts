/**
 * The popup's first view, read without Dexie: loading it and opening the database takes longer than
 * everything before.
 */

import { nativeReads } from '../native-reads.ts'
import { type PopupView, popupViewWithin } from './popup-view.ts'

const STORES = ['segments', 'attribution', 'named', 'receipts', 'acts'] as const

/**
 * Returns undefined if the database does not exist or has another version: Dexie creates and
 * upgrades it, and reports errors.
 * @param opened by the page's first script (src/ui/popup/open-early.ts); closed here
 */
export async function readFirstView(
  opened: PromiseLike<IDBDatabase | undefined> | undefined,
): Promise<PopupView | undefined> {
  const idb = await opened
  try {
    return idb && (await popupViewWithin(nativeReads(idb.transaction(STORES), STORES), Date.now()))
  } catch {
    return undefined
  } finally {
    idb?.close()
  }
}
