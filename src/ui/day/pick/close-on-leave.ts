import type { TargetedFocusEvent } from 'preact'

/**
 * Closes a list or form when the focus leaves it. The list or form stays open when the window loses
 * the focus.
 */
export const closeOnLeave =
  (close: () => void) =>
  ({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLElement>) => {
    if (!document.hasFocus() || currentTarget.contains(relatedTarget as Node | null)) return
    close()
  }
