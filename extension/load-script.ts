import { browser } from './browser.ts'
import type {} from './later.ts'
import type {} from './recognition.ts'

/**
 * `importScripts` exists only in a service worker. The type definitions contain it only for
 * workers.
 */
const { importScripts } = globalThis as { importScripts?: (...urls: string[]) => void }

/**
 * Returns a function that loads a script of the background once, and resolves with the value that
 * the script has set. Firefox runs the background as a page, where `import()` is allowed.
 */
const loaderOf =
  <T>(script: string, read: () => T | undefined) =>
  async (): Promise<T> => {
    if (read() === undefined) {
      if (importScripts) importScripts(script)
      else await import(/* @vite-ignore */ script)
    }
    const value = read()
    if (value === undefined) throw new Error(`${script} did not run.`)
    return value
  }

const LATER = browser.runtime.getURL('later.js')
const RECOGNITION = browser.runtime.getURL('recognition.js')

export const loadLater = loaderOf(LATER, () => globalThis.stintLater)
export const loadRecognition = loaderOf(RECOGNITION, () => globalThis.stintRecognition)

/**
 * Loads all scripts while Chromium installs the service worker, so that Chromium stores these
 * scripts. After its installation a service worker may load only stored scripts (script resource
 * map, w3c/ServiceWorker#1021).
 */
export const keepScripts = () => {
  if (importScripts) addEventListener('install', () => importScripts(LATER, RECOGNITION))
}
