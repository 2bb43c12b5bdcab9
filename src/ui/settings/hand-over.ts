/** Hands a file over to the person: the browser saves it where its downloads go, or asks. */
import { minute } from '../../core/time/units.ts'
export function handOver(file: Blob, name: string) {
  const url = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // Firefox has not read it yet when click() returns.
  setTimeout(() => URL.revokeObjectURL(url), minute)
}
