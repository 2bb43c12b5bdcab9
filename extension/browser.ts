/**
 * The browser's API, for pages. Firefox has `browser`, and Chrome has it from 148 on; there the
 * polyfill does nothing (developer.chrome.com/docs/extensions/develop/concepts/browser-namespace).
 * The polyfill is therefore loaded only for Chrome 144 to 147: it would add 3 kB to every start.
 */
import type { Browser } from 'webextension-polyfill'

const here = globalThis as { browser?: Browser }

// A copy of the polyfill's file, which vite.config.ts puts into the build for Chrome.
if (!here.browser) await import(/* @vite-ignore */ '/browser-polyfill.js')

export const browser = here.browser as Browser
