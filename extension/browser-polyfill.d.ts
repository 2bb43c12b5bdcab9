/** The file that vite.config.ts puts into the build for Chrome; it sets `globalThis.browser`. */
declare module '*/browser-polyfill.js'
