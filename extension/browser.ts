import type { Browser } from 'webextension-polyfill'

const named = globalThis as unknown as { browser?: Browser; chrome: Browser }

/**
 * The browser's API: both answer with promises, Chromium under its own name. The types are those of
 * webextension-polyfill, which itself is not needed any more. The one file that knows.
 */
export const browser = named.browser ?? named.chrome

/** Only the Firefox build has settings of that browser (vite.config.ts). */
export const isFirefox = 'browser_specific_settings' in browser.runtime.getManifest()
