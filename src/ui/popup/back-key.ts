import { isTyping, namedKeyOf } from '../keys.ts'

/**
 * Whether a key means "back": Escape, or Backspace outside of a field. Firefox closes the popup at
 * Escape before the page gets the key, so buttons show only Backspace.
 */
export const isBackKey = (event: KeyboardEvent): boolean => {
  if (event.repeat) return false
  const key = namedKeyOf(event)
  return key === 'Escape' || (key === 'Backspace' && !isTyping(event))
}

/**
 * Keeps the browser from handling a key. The release of the key is handled too, because Chromium
 * closes the popup when Escape is released.
 */
export function takeKey(event: KeyboardEvent) {
  event.preventDefault()
  const { code } = event
  const release = (up: KeyboardEvent) => {
    if (up.code !== code) return
    up.preventDefault()
    removeEventListener('keyup', release, true)
  }
  addEventListener('keyup', release, true)
}

export const BACK_KEYS = 'Backspace Escape'

/** The symbol of the Backspace key. */
export const BACK_SIGN = '⌫'
