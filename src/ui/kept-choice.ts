/** A person's choice about a page, kept in this browser only. */

/** Reads a choice. Returns '' if none was kept, or if the browser forbids storage. */
export const readChoice = (key: string): string => {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** Keeps a choice. The value '' means the usual choice: the stored choice is then removed. */
export const keepChoice = (key: string, value: string) => {
  try {
    if (value) localStorage.setItem(key, value)
    else localStorage.removeItem(key)
  } catch {
    // The browser forbids storage: the choice is not remembered.
  }
}
