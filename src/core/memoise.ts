/** Keeps what a function of a text returned. For a pure function of few texts: dates, categories. */
export const memoise = <T>(find: (key: string) => T) => {
  const known = new Map<string, T>()
  return (key: string): T => {
    if (!known.has(key)) known.set(key, find(key))
    return known.get(key) as T
  }
}
