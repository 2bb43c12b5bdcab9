/**
 * The browser's API, for pages. Firefox has `browser`, Chrome has it from 148 on, and there the
 * polyfill does nothing (developer.chrome.com/docs/extensions/develop/concepts/browser-namespace): it
 * is loaded for Chrome 144 to 147 only, as it is 3 kB of every start.
 */
import type { Browser } from 'webextension-polyfill'

const here = globalThis as { browser?: Browser }

// A copy of the package's file; vite.config.ts puts it into the build for Chrome.
if (!here.browser) await import(/* @vite-ignore */ '/browser-polyfill.js')

export const browser = here.browser as Browser
