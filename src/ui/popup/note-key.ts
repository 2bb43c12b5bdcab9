import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PopupView } from '../../store/views/popup-view.ts'
import { hasModifier, isComposing, isTyping } from '../keys.ts'
import type { Commands, Done } from './commands.ts'

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
 * Milliseconds to wait for the view that contains the last act. An act that changed nothing brings no
 * new view.
 */
const LIMIT = 2000

/**
 * Whether the view was read before the last act was stored. True until another view comes. The time
 * of the view cannot be compared with that of the act, because storing an act takes a while.
 */
const useIsOld = (view: PopupView | undefined, done: Done | undefined) => {
  const shown = useRef({ view, done })
  if (shown.current.done !== done) shown.current = { view, done }
  return !!done && shown.current.view === view && done.name !== view?.running?.category
}

/**
 * The key N, which moves the focus to the note. The field appears only once a switch is stored and
 * read; until then the key waits. Text that is typed meanwhile is kept for the note, so that none of
 * it acts as a shortcut.
 */
export const useNoteKey = (view: PopupView | undefined, { done, isBusy }: Commands) => {
  const text = useRef<string>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** Whether it is not known yet whose note it is: nothing is read, or a switch is being stored. */
  const isUnsettled = () => !view || isBusy()
  const isOld = useIsOld(view, done)
  const open = () => {
    const note = noteField()
    if (note && !note.hidden) typeInto(note, text.current ?? '')
    text.current = undefined
    clearTimeout(timer.current)
    timer.current = undefined
  }
  const openOnceRead = () => {
    if (text.current === undefined || isUnsettled()) return
    if (!isOld) open()
    else timer.current ??= setTimeout(open, LIMIT)
  }
  useLayoutEffect(openOnceRead)
  return {
    press: () => {
      text.current = ''
      openOnceRead()
    },
    /** Keeps the key if it is part of a text for the note. Returns whether it was kept. */
    take: (event: KeyboardEvent) => {
      if (text.current === undefined || [...event.key].length !== 1) return false
      if (hasModifier(event) || isComposing(event) || isTyping(event)) return false
      text.current += event.key
      return true
    },
  }
}
