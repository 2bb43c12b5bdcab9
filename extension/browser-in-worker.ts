/** In place of browser.ts in the background's scripts (scripts/build/worker.ts), which cannot wait. */
import type { Browser } from 'webextension-polyfill'

const here = globalThis as { browser?: Browser; importScripts?: (url: string) => void }

if (!here.browser) here.importScripts?.('/browser-polyfill.js')

export const browser = here.browser as Browser
