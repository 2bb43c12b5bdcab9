import { browser } from './browser.ts'
import type {} from './later.ts'

const SCRIPT = browser.runtime.getURL('later.js')

/** Present in a service worker; the types have it only for workers. */
const { importScripts } = globalThis as { importScripts?: (url: string) => void }

/**
 * Chromium's service worker may load later only scripts that it loaded during installation (script
 * resource map, w3c/ServiceWorker#1021): from then on the browser stores them with the worker.
 */
export const keepLater = () => {
  if (importScripts) addEventListener('install', () => importScripts(SCRIPT))
}

/** Loads later.js; Firefox's background is a page, which may use `import()`. */
export async function loadLater() {
  if (!globalThis.stintLater) {
    if (importScripts) importScripts(SCRIPT)
    else await import(/* @vite-ignore */ SCRIPT)
  }
  if (!globalThis.stintLater) throw new Error(`${SCRIPT} did not run.`)
  return globalThis.stintLater
}
