/**
 * Returns a function that computes the result for each key once, and then returns it from memory.
 */
export const memoize = <K, T>(find: (key: K) => T) => {
  const known = new Map<K, T>()
  return (key: K): T => {
    if (!known.has(key)) known.set(key, find(key))
    return known.get(key) as T
  }
}
