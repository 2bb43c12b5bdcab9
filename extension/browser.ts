/**
 * The browser's API `browser`, for the extension's pages. Firefox has this API, and Chrome has it
 * from version 148 on (developer.chrome.com/docs/extensions/develop/concepts/browser-namespace).
 * For Chrome 144 to 147, the library webextension-polyfill (3 kB) is loaded. It is not loaded in
 * other browsers, because it would make each start slower.
 */
import type { Browser } from 'webextension-polyfill'

const here = globalThis as { browser?: Browser }

// vite.config.ts copies the polyfill's file into the build for Chrome.
if (!here.browser) await import(/* @vite-ignore */ '/browser-polyfill.js')

export const browser = here.browser as Browser
