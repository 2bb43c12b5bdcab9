/** How long a note may be. The one limit for store, contract, backup and fields. */

/** Unicode code points, as JSON Schema and databases count characters: 500 emoji are 500, not 1,000. */
export const NOTE_LIMIT = 500

export const noteLength = (text: string): number => [...text].length

/** A note as it is kept: without what the endpoint cannot store (`sync/contract/words.ts`). */
export const cleanNote = (typed: string): string => typed.toWellFormed().replaceAll('\0', '').trim()

/** Characters as a person sees them; code points where the browser cannot tell. */
const charactersOf = (text: string): Iterable<string> =>
  Intl.Segmenter ? Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment) : text

/** As much of the start as fits, without half a flag at its end. */
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

/** Two notes as one, each once. */
export const joinNotes = (notes: readonly (string | undefined)[]): string =>
  [...new Set(notes)].filter(Boolean).join(' · ')
