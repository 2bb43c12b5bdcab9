import { cutNote, NOTE_LIMIT, noteLength } from '../core/time/note.ts'

/** Characters. If fewer are left, the field shows their number. */
const NEAR = 50

/** The number of characters that still fit. Undefined if more than `NEAR` fit. */
export const roomIn = (text: string): number | undefined => {
  const left = NOTE_LIMIT - noteLength(text)
  return left <= NEAR ? left : undefined
}

/**
 * Shortens the text of a field to the limit and returns the number of removed characters. After a
 * paste the caret is at the end of the pasted text: characters before the caret are removed, and
 * the text after it stays, as with `maxlength`.
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
  // Setting the value scrolls the field to its start: goes back to where the browser had scrolled
  // for the caret.
  field.scrollLeft = scrollLeft
  return before - noteLength(field.value)
}
