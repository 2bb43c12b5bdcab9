const fields = 'input:not([type=checkbox]), textarea, select, [contenteditable]'

/**
 * The plain key of an event: `1`–`9`, `a`–`z` or `Escape`; undefined for everything that is not a
 * shortcut: with a modifier, held down, or typed into a field.
 */
export const shortcutOf = (event: KeyboardEvent): string | undefined => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return
  if (event.key === 'Escape') return 'Escape'
  if ((event.target as Element | null)?.matches?.(fields)) return
  return plainKeyOf(event)
}

/** Which letter or digit a key is, whatever the layout writes. */
export const plainKeyOf = (event: Pick<KeyboardEvent, 'key' | 'code'>): string | undefined => {
  const key = event.key.toLowerCase()
  if (/^[a-z1-9]$/.test(key)) return key
  // On a Cyrillic layout the key of S writes "ы", on a French one the key of 1 writes "&".
  const [, place] = /^(?:Key|Digit|Numpad)([A-Z1-9])$/.exec(event.code) ?? []
  return place?.toLowerCase()
}
