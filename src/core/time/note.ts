/** Notes: their limit, how they are cleaned, and how they are cut. */

/**
 * The longest note, in Unicode code points: 500 emoji have the length 500. JSON Schema and
 * databases also count code points. The store, the contract, backups and input fields all use this
 * limit.
 */
export const NOTE_LIMIT = 500

export const noteLength = (text: string): number => [...text].length

/**
 * A note without spaces at its ends, and without characters that the endpoint cannot store
 * (`src/sync/contract/common-values.ts`).
 */
export const cleanNote = (typed: string): string => typed.toWellFormed().replaceAll('\0', '').trim()

/**
 * The characters of a text as people see them. If the browser has no `Intl.Segmenter`, the result
 * is the code points of the text.
 */
const charactersOf = (text: string): Iterable<string> =>
  Intl.Segmenter ? Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment) : text

/**
 * The longest beginning of a text that fits into the limit. It never ends within a combined character,
 * such as a flag.
 */
export function cutNote(text: string, limit: number): string {
  if (noteLength(text) <= limit) return text
  let [fits, length] = ['', 0]
  for (const character of charactersOf(text)) {
    length += noteLength(character)
    if (length > limit) return fits
    fits += character
  }
  return fits
}

/** Joins several notes into one. Equal notes are included once. */
export const joinNotes = (notes: readonly (string | undefined)[]): string =>
  [...new Set(notes)].filter(Boolean).join(' · ')
