import { browser } from './browser.ts'

/**
 * The kinds of data whose collection the Firefox build declares as optional in its manifest
 * (vite.config.ts); undefined in other browsers.
 */
const DATA_COLLECTION = (
  browser.runtime.getManifest() as {
    browser_specific_settings?: {
      gecko?: { data_collection_permissions?: { optional?: string[] } }
    }
  }
).browser_specific_settings?.gecko?.data_collection_permissions?.optional

// The type of the argument of `permissions.request`. In the type definitions of the browser's API,
// this type lacks `data_collection`.
type PermissionRequest = Parameters<typeof browser.permissions.request>[0]

/**
 * Whether the person still agrees to the data collection. In Firefox a person may withdraw their
 * consent at any time.
 */
export const mayCollectData = (): Promise<boolean> =>
  DATA_COLLECTION
    ? browser.permissions.contains({ data_collection: DATA_COLLECTION } as PermissionRequest)
    : Promise.resolve(true)

/**
 * Asks whether data may leave the browser. Firefox has its own prompt, which it shows only during a
 * click, so the caller must not await anything before this call. The same prompt asks for
 * permission for the endpoint's host. Without that permission, sending still works if the endpoint
 * allows requests from the extension's pages (CORS). Other browsers have no prompt about data.
 * @param origins match patterns; empty if no host is needed
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
