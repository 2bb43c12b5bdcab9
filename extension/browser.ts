/**
 * The browser's API, for pages. Firefox has `browser`, and Chrome has it from version 148 on
 * (developer.chrome.com/docs/extensions/develop/concepts/browser-namespace). The polyfill has 3 kB
 * that would be loaded at every start, so it is loaded only in Chrome 144 to 147.
 */
import type { Browser } from 'webextension-polyfill'

const here = globalThis as { browser?: Browser }

// A copy of the polyfill's file, which vite.config.ts puts into the build for Chrome.
if (!here.browser) await import(/* @vite-ignore */ '/browser-polyfill.js')

export const browser = here.browser as Browser
