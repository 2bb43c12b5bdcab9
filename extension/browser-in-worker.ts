/**
 * The browser's API for scripts of the background, which cannot wait for an import as browser.ts
 * does. scripts/build/worker.ts puts this file in the place of browser.ts.
 */
import type { Browser } from 'webextension-polyfill'

const here = globalThis as { browser?: Browser; importScripts?: (url: string) => void }

if (!here.browser) here.importScripts?.('/browser-polyfill.js')

export const browser = here.browser as Browser
