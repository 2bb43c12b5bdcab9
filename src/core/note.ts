/** How long a note may be. The one limit for store, contract, backup and fields. */

/** Unicode code points, as JSON Schema and databases count characters: 500 emoji are 500, not 1,000. */
export const NOTE_LIMIT = 500

export const noteLength = (text: string): number => [...text].length

/** A note as it is kept: without what the endpoint cannot store (`sync/contract/words.ts`). */
export const noteOf = (typed: string): string => typed.toWellFormed().replaceAll('\0', '').trim()

let graphemes: Intl.Segmenter | undefined

/** As much of the start as fits, cut between characters as a person sees them: no half a flag. */
export function fitting(text: string, limit: number): string {
  if (noteLength(text) <= limit) return text
  graphemes ??= new Intl.Segmenter()
  let [fits, length] = ['', 0]
  for (const { segment } of graphemes.segment(text)) {
    length += noteLength(segment)
    if (length > limit) return fits
    fits += segment
  }
  return fits
}

/** Two notes as one, each once. */
export const joinedNotes = (notes: readonly (string | undefined)[]): string =>
  [...new Set(notes)].filter(Boolean).join(' · ')
