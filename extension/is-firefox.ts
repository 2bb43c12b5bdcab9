import { browser } from './browser.ts'

/**
 * True in the Firefox build, the only one with `browser_specific_settings` in its manifest
 * (vite.config.ts).
 */
export const isFirefox = 'browser_specific_settings' in browser.runtime.getManifest()
