/** A person's choice about a page, kept in this browser only. */

/** Returns '' if nothing was kept, also where the browser forbids storage. */
export const readChoice = (key: string): string => {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** Keeps a choice; '' is the usual one, and is not kept. */
export const keepChoice = (key: string, value: string) => {
  try {
    if (value) localStorage.setItem(key, value)
    else localStorage.removeItem(key)
  } catch {
    // Nothing is remembered.
  }
}
