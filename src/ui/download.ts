import { minute } from '../core/time/units.ts'
/** Saves a file where the browser puts its downloads, or where the person says. */
export function download(file: Blob, name: string) {
  const url = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // Firefox has not read it yet when click() returns.
  setTimeout(() => URL.revokeObjectURL(url), minute)
}
