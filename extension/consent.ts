import { browser } from './browser.ts'

/** What the Firefox build names as optional data collection (vite.config.ts); nothing elsewhere. */
const DATA_COLLECTION = (
  browser.runtime.getManifest() as {
    browser_specific_settings?: {
      gecko?: { data_collection_permissions?: { optional?: string[] } }
    }
  }
).browser_specific_settings?.gecko?.data_collection_permissions?.optional

// Newer than the types.
type PermissionRequest = Parameters<typeof browser.permissions.request>[0]

/** Whether that consent still stands: in Firefox the person may take it back at any time. */
export const mayCollectData = (): Promise<boolean> =>
  DATA_COLLECTION
    ? browser.permissions.contains({ data_collection: DATA_COLLECTION } as PermissionRequest)
    : Promise.resolve(true)

/**
 * Whether data may leave the browser: Firefox asks for itself, and only within a click, so nothing
 * may be waited for before this is called. Other browsers have no such question. The endpoint's
 * host is asked for in the same prompt; without it sending still works where the endpoint is
 * reachable for any page.
 * @param origins match patterns; none: nothing to ask for
 */
export const askConsent = async (origins: string[]): Promise<boolean> => {
  if (DATA_COLLECTION)
    return browser.permissions.request({
      origins,
      data_collection: DATA_COLLECTION,
    } as PermissionRequest)
  if (origins.length > 0) await browser.permissions.request({ origins })
  return true
}
