import { useLayoutEffect } from 'preact/hooks'
import { isSendKey, shortcutOf } from '../../keys.ts'

/** Whether a dialog is open. If so, keys are for the dialog and not for the page. */
const isCovered = () => document.querySelector('dialog[open]') !== null

/**
 * Calls `act` with each single key, `a`–`z` or `1`–`9`, that is pressed outside of fields, lists,
 * menus and dialogs.
 */
export const useDayKeys = (isOn: boolean, act: (key: string) => void) =>
  useLayoutEffect(() => {
    if (!isOn) return
    const listen = (event: KeyboardEvent) => {
      const key = shortcutOf(event)
      if (key === undefined || key === 'Escape' || event.defaultPrevented || isCovered()) return
      act(key)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })

/**
 * Calls `send` on Ctrl+Enter outside of fields and dialogs, even if single keys are switched off.
 */
export const useSendKey = (send: () => void) =>
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!isSendKey(event) || isCovered()) return
      // Without this, Ctrl+Enter would also press the button or link with the focus.
      event.preventDefault()
      send()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
