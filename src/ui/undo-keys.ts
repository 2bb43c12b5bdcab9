/** The keys of undo and redo on pages in tabs. The popup uses single letters instead. */
import { hasAlt, isComposing, isTyping, plainKeyOf } from './keys.ts'

/** The keys as values of `aria-keyshortcuts`. */
export const UNDO_KEYS = {
  undo: 'Control+Z Meta+Z',
  redo: 'Control+Shift+Z Meta+Shift+Z',
} as const

/**
 * Reads an event as undo (Ctrl+Z or Cmd+Z) or redo (the same with Shift, or Ctrl+Y). Cmd+Y is left
 * out, because it opens the browser's history.
 */
export const undoKeyOf = (event: KeyboardEvent): 'undo' | 'redo' | undefined => {
  const { ctrlKey, metaKey, shiftKey } = event
  if (isComposing(event) || hasAlt(event) || ctrlKey === metaKey || isTyping(event))
    return undefined
  const key = plainKeyOf(event)
  if (key === 'z') return shiftKey ? 'redo' : 'undo'
  return key === 'y' && ctrlKey && !shiftKey ? 'redo' : undefined
}
