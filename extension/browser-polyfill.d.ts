/**
 * Declares the file of the library webextension-polyfill, which vite.config.ts adds to the build
 * for Chrome. That file sets `globalThis.browser`.
 */
declare module '*/browser-polyfill.js'
