import { isTyping, namedKeyOf } from '../keys.ts'

/**
 * Whether a key leads back: Escape, or Backspace outside a field. Firefox closes the popup by Escape
 * before the page sees the key, so only Backspace is shown on buttons.
 */
export const isBackKey = (event: KeyboardEvent): boolean => {
  if (event.repeat) return false
  const key = namedKeyOf(event)
  return key === 'Escape' || (key === 'Backspace' && !isTyping(event))
}

/** Keeps a key from the browser. Chromium closes the popup when Escape is released. */
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

/** The sign of Backspace. */
export const BACK_SIGN = '⌫'
