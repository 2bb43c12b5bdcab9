import { browser } from './browser.ts'

/**
 * The optional data collection that the Firefox build declares (vite.config.ts); undefined
 * elsewhere.
 */
const DATA_COLLECTION = (
  browser.runtime.getManifest() as {
    browser_specific_settings?: {
      gecko?: { data_collection_permissions?: { optional?: string[] } }
    }
  }
).browser_specific_settings?.gecko?.data_collection_permissions?.optional

// Not in the types yet.
type PermissionRequest = Parameters<typeof browser.permissions.request>[0]

/** Whether the person still consents: in Firefox they may withdraw it at any time. */
export const mayCollectData = (): Promise<boolean> =>
  DATA_COLLECTION
    ? browser.permissions.contains({ data_collection: DATA_COLLECTION } as PermissionRequest)
    : Promise.resolve(true)

/**
 * Asks whether data may leave the browser. Firefox has a prompt of its own, only within a click, so
 * the caller must not await anything before. Other browsers have none. The same prompt asks for the
 * endpoint's host; without it, sending works if the endpoint allows any page.
 * @param origins match patterns; empty: nothing to ask for
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
