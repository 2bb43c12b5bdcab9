import { cutNote, NOTE_LIMIT, noteLength } from '../core/time/note.ts'

/** If at most this number of characters can still be typed, the field shows how many. */
const NEAR = 50

/** The number of characters that still fit into the field. Undefined if more than `NEAR` fit. */
export const roomIn = (text: string): number | undefined => {
  const left = NOTE_LIMIT - noteLength(text)
  return left <= NEAR ? left : undefined
}

/**
 * Shortens the text of a field to the limit and returns the number of removed characters. After a
 * paste the caret is at the end of the pasted text. Characters before the caret are removed, and
 * the text after the caret stays, as with `maxlength`.
 */
export function fitNote(field: HTMLInputElement): number {
  const { value, selectionEnd, scrollLeft } = field
  const before = noteLength(value)
  if (before <= NOTE_LIMIT) return 0
  const caret = selectionEnd ?? value.length
  const behind = cutNote(value.slice(caret), NOTE_LIMIT)
  const front = cutNote(value.slice(0, caret), NOTE_LIMIT - noteLength(behind))
  field.value = front + behind
  field.setSelectionRange(front.length, front.length)
  // Setting the value has scrolled the field to its start, so the field is scrolled back to the
  // caret.
  field.scrollLeft = scrollLeft
  return before - noteLength(field.value)
}
