import { cutNote, NOTE_LIMIT, noteLength } from '../core/time/note.ts'

/** From so few characters on, a field tells how many are left. */
const NEAR = 50

/** How many characters still fit; undefined while the limit is far. */
export const roomIn = (text: string): number | undefined => {
  const left = NOTE_LIMIT - noteLength(text)
  return left <= NEAR ? left : undefined
}

/**
 * Takes out of a field what is over the limit, and returns how many characters that was. What was
 * put in ends at the caret: its end goes, as a browser does it, and what stood behind stays.
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
  // A new value is shown from its start; the browser had scrolled to the caret.
  field.scrollLeft = scrollLeft
  return before - noteLength(field.value)
}
