/**
 * The browser's API for the background scripts. In these scripts the build replaces browser.ts by
 * this file (scripts/build/worker.ts), because background scripts cannot await an import as
 * browser.ts does.
 */
import type { Browser } from 'webextension-polyfill'

const here = globalThis as { browser?: Browser; importScripts?: (url: string) => void }

if (!here.browser) here.importScripts?.('/browser-polyfill.js')

export const browser = here.browser as Browser
