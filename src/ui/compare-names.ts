import { locale } from './language.ts'

let collator: Intl.Collator | undefined

/** Compares two names by the alphabet of the reader's language. */
export const compareNames = (a: string, b: string) => {
  collator ??= new Intl.Collator(locale, { numeric: true })
  return collator.compare(a, b)
}
