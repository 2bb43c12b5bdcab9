/**
 * Remembers the result of a function for each text. For functions without side effects that are called
 * with few different texts, such as dates and categories.
 */
export const memoise = <T>(find: (key: string) => T) => {
  const known = new Map<string, T>()
  return (key: string): T => {
    if (!known.has(key)) known.set(key, find(key))
    return known.get(key) as T
  }
}
