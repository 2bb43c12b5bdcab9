import { locale } from './language.ts'

let collator: Intl.Collator | undefined

/**
 * Compares two names by the alphabet of the reader's language. If the browser has no
 * `Intl.Collator`, it compares them by the browser's own order.
 */
export const compareNames = (a: string, b: string) => {
  if (!Intl.Collator) return a.localeCompare(b)
  collator ??= new Intl.Collator(locale, { numeric: true })
  return collator.compare(a, b)
}
