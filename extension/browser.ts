import { default as browser } from 'webextension-polyfill'

// The one file that imports the browser API, so that leaving the polyfill one day is one line.
export { browser }

/** Only the Firefox build has settings of that browser (vite.config.ts). */
export const isFirefox = 'browser_specific_settings' in browser.runtime.getManifest()
