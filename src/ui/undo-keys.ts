/** The keys of undo and redo on pages; the popup has single letters. */
import { hasAlt, isComposing, isTyping, plainKeyOf } from './keys.ts'

/** Values of `aria-keyshortcuts`. */
export const UNDO_KEYS = {
  undo: 'Control+Z Meta+Z',
  redo: 'Control+Shift+Z Meta+Shift+Z',
} as const

/** Undo is Ctrl+Z or Cmd+Z; redo is the same with Shift, or Ctrl+Y. Cmd+Y opens the history. */
export const undoKeyOf = (event: KeyboardEvent): 'undo' | 'redo' | undefined => {
  const { ctrlKey, metaKey, shiftKey } = event
  if (isComposing(event) || hasAlt(event) || ctrlKey === metaKey || isTyping(event))
    return undefined
  const key = plainKeyOf(event)
  if (key === 'z') return shiftKey ? 'redo' : 'undo'
  return key === 'y' && ctrlKey && !shiftKey ? 'redo' : undefined
}
