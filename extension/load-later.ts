import { browser } from './browser.ts'
import type {} from './later.ts'

const SCRIPT = browser.runtime.getURL('later.js')

/** In a service worker; typed only where all code is one. */
const { importScripts } = globalThis as { importScripts?: (url: string) => void }

/**
 * Chromium's service worker may load later only what it loaded while it was installed (script
 * resource map, w3c/ServiceWorker#1021): from then on the browser keeps it with the worker.
 */
export const keepLater = () => {
  if (importScripts) addEventListener('install', () => importScripts(SCRIPT))
}

/** What is needed now and then; Firefox's background is a page, which may `import()`. */
export async function loadLater() {
  if (!globalThis.stintLater) {
    if (importScripts) importScripts(SCRIPT)
    else await import(/* @vite-ignore */ SCRIPT)
  }
  if (!globalThis.stintLater) throw new Error(`${SCRIPT} did not run.`)
  return globalThis.stintLater
}
