/**
 * Returns a function that computes the result for each key once, and afterwards returns the stored
 * result. For functions without side effects that are called with few different keys, such as dates
 * and categories.
 */
export const memoise = <T, K = string>(find: (key: K) => T) => {
  const known = new Map<K, T>()
  return (key: K): T => {
    if (!known.has(key)) known.set(key, find(key))
    return known.get(key) as T
  }
}
