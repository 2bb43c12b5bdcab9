import { browser } from './browser.ts'

/** Only the Firefox build has `browser_specific_settings` (vite.config.ts). */
export const isFirefox = 'browser_specific_settings' in browser.runtime.getManifest()
