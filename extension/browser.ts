import { default as browser } from 'webextension-polyfill'

// The only file that imports the browser API, so that replacing the polyfill changes one line.
export { browser }

/** Only the Firefox build has `browser_specific_settings` (vite.config.ts). */
export const isFirefox = 'browser_specific_settings' in browser.runtime.getManifest()
