/**
 * The browser's API for the background's scripts, in place of browser.ts (scripts/build/worker.ts):
 * scripts of the background cannot wait for an import.
 */
import type { Browser } from 'webextension-polyfill'

const here = globalThis as { browser?: Browser; importScripts?: (url: string) => void }

if (!here.browser) here.importScripts?.('/browser-polyfill.js')

export const browser = here.browser as Browser
