import type { TargetedFocusEvent } from 'preact'

/** Closes what was opened at a place when the focus goes elsewhere, but not when the window loses it. */
export const closeOnLeave =
  (close: () => void) =>
  ({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLElement>) => {
    if (!document.hasFocus() || currentTarget.contains(relatedTarget as Node | null)) return
    close()
  }
