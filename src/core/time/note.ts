/** Notes: limit, cleaning and cutting. */

/**
 * The longest note, in Unicode code points, as JSON Schema and databases count: 500 emoji are 500.
 * The one limit for store, contract, backup and fields.
 */
export const NOTE_LIMIT = 500

export const noteLength = (text: string): number => [...text].length

/** A note without characters that the endpoint cannot store (`src/sync/contract/words.ts`). */
export const cleanNote = (typed: string): string => typed.toWellFormed().replaceAll('\0', '').trim()

/** Characters as a person sees them; code points where the browser has no segmenter. */
const charactersOf = (text: string): Iterable<string> =>
  Intl.Segmenter ? Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment) : text

/** The longest beginning that fits, without half a flag or other combined character at its end. */
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

/** Joins notes into one; equal ones only once. */
export const joinNotes = (notes: readonly (string | undefined)[]): string =>
  [...new Set(notes)].filter(Boolean).join(' · ')
