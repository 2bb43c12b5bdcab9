/** Stores a person's choices about pages, in this browser only. */

/** Reads a choice. Returns '' if no choice was stored, or if the browser forbids storage. */
export const readChoice = (key: string): string => {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** Stores a choice. The value '' means the usual choice, so the stored choice is removed. */
export const keepChoice = (key: string, value: string) => {
  try {
    if (value) localStorage.setItem(key, value)
    else localStorage.removeItem(key)
  } catch {
    // The browser forbids storage, so the choice is not remembered.
  }
}
