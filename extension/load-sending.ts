import { browser } from './browser.ts'
import type {} from './sending.ts'

const SCRIPT = browser.runtime.getURL('sending.js')

/** In a service worker; typed only where all code is one. */
const { importScripts } = globalThis as { importScripts?: (url: string) => void }

/**
 * Chromium's service worker may load later only what it loaded while it was installed (script
 * resource map, w3c/ServiceWorker#1021): from then on the browser keeps it with the worker.
 */
export const keepSending = () => {
  if (importScripts) addEventListener('install', () => importScripts(SCRIPT))
}

/** What sends; Firefox's background is a page, which may `import()`. */
export async function loadSending() {
  if (!globalThis.stintSending) {
    if (importScripts) importScripts(SCRIPT)
    else await import(/* @vite-ignore */ SCRIPT)
  }
  if (!globalThis.stintSending) throw new Error(`${SCRIPT} did not run.`)
  return globalThis.stintSending
}
