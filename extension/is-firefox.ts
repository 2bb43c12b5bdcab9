import { browser } from './browser.ts'

/**
 * True in the Firefox build: only its manifest has `browser_specific_settings` (vite.config.ts).
 */
export const isFirefox = 'browser_specific_settings' in browser.runtime.getManifest()
