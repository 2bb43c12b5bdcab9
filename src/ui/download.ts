import { minute } from '../core/time/units.ts'
/** Saves a file as a download of the browser. */
export function download(file: Blob, name: string) {
  const url = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // The address is not revoked at once, because Firefox still reads the file after click() has
  // returned.
  setTimeout(() => URL.revokeObjectURL(url), minute)
}
