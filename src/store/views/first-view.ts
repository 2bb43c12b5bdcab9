/**
 * The popup's first view, read without Dexie. To load Dexie and to open the database with Dexie
 * takes longer than all other steps up to this view.
 */

import { nativeReads } from '../native-reads.ts'
import { type PopupView, popupViewWithin } from './popup-view.ts'

const STORES = ['segments', 'attribution', 'named', 'receipts', 'acts'] as const

/**
 * Reads the popup's first view. Returns undefined if the database does not exist or has another
 * version. In this case, Dexie creates or upgrades the database, and reports errors.
 * @param opened the database, which the page's first script has opened
 * (src/ui/popup/open-early.ts); this function closes it
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
