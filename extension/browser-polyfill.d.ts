/**
 * The file that vite.config.ts puts into the build for Chrome; this file sets `globalThis.browser`.
 */
declare module '*/browser-polyfill.js'
