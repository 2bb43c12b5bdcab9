/**
 * The browser's API, for pages. Firefox has `browser`, and Chrome has it from version 148 on
 * (developer.chrome.com/docs/extensions/develop/concepts/browser-namespace). The polyfill would add
 * 3 kB to every start, so the polyfill is loaded only in Chrome 144 to 147.
 */
import type { Browser } from 'webextension-polyfill'

const here = globalThis as { browser?: Browser }

// A copy of the polyfill's file, which vite.config.ts puts into the build for Chrome.
if (!here.browser) await import(/* @vite-ignore */ '/browser-polyfill.js')

export const browser = here.browser as Browser
