import { browser } from './browser.ts'
import type {} from './later.ts'

const SCRIPT = browser.runtime.getURL('later.js')

/** Present only in a service worker; the types have `importScripts` only for workers. */
const { importScripts } = globalThis as { importScripts?: (url: string) => void }

/**
 * Loads later.js during the installation of Chromium's service worker, which stores it. Later on a
 * service worker may load only scripts that were loaded during its installation (script resource
 * map, w3c/ServiceWorker#1021).
 */
export const keepLater = () => {
  if (importScripts) addEventListener('install', () => importScripts(SCRIPT))
}

/** Loads later.js. Firefox runs the background as a page, where `import()` is allowed. */
export async function loadLater() {
  if (!globalThis.stintLater) {
    if (importScripts) importScripts(SCRIPT)
    else await import(/* @vite-ignore */ SCRIPT)
  }
  if (!globalThis.stintLater) throw new Error(`${SCRIPT} did not run.`)
  return globalThis.stintLater
}
