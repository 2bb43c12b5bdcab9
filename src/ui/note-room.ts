import { cutNote, NOTE_LIMIT, noteLength } from '../core/time/note.ts'

/** With fewer characters left, a field shows how many. */
const NEAR = 50

/** The number of characters that still fit. Undefined while the limit is far. */
export const roomIn = (text: string): number | undefined => {
  const left = NOTE_LIMIT - noteLength(text)
  return left <= NEAR ? left : undefined
}

/**
 * Removes what is over the limit from a field and returns the number of characters. Pasted text ends
 * at the caret: its end is removed, as browsers do, and the text behind it stays.
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
  // Setting the value scrolls to the start; the browser had scrolled to the caret.
  field.scrollLeft = scrollLeft
  return before - noteLength(field.value)
}
