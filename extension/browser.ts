// The one file that imports the browser API, so that leaving the polyfill one day is one line.
export { default as browser } from 'webextension-polyfill'
