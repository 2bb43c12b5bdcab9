import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PopupView } from '../../store/views/popup-view.ts'
import { hasModifier, isComposing, isTyping } from '../keys.ts'
import type { Commands } from './commands.ts'

const noteField = () => document.querySelector<HTMLInputElement>('#note')

/** Moves the focus to the note, and adds text as if it had been typed there. */
const typeInto = (note: HTMLInputElement, text: string) => {
  note.focus()
  if (!text) return
  const caret = note.selectionEnd ?? note.value.length
  note.setRangeText(text, caret, caret, 'end')
  note.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/**
 * Handles the key N, which moves the focus to the note's field. After the person has chosen another
 * category, the field appears only when this choice is stored and the view is read. If N is pressed
 * earlier, the focus moves when the field appears. Text that is typed in the meantime is then put
 * into the field, so that none of its letters works as a shortcut.
 */
export const useNoteKey = (view: PopupView | undefined, { isBusy }: Commands) => {
  const text = useRef<string>(undefined)
  const openOnceRead = () => {
    // Until the view is read and all commands are stored, it is not known which entry the note
    // belongs to.
    if (text.current === undefined || !view || isBusy()) return
    const note = noteField()
    if (note && !note.hidden) typeInto(note, text.current)
    text.current = undefined
  }
  useLayoutEffect(openOnceRead)
  return {
    press: () => {
      text.current = ''
      openOnceRead()
    },
    /** Stores the key if it is part of a text for the note. Returns whether the key was stored. */
    take: (event: KeyboardEvent) => {
      if (text.current === undefined || [...event.key].length !== 1) return false
      if (hasModifier(event) || isComposing(event) || isTyping(event)) return false
      text.current += event.key
      return true
    },
  }
}
