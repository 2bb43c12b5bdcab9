/** The parsed parts of an address without its host. */
export interface Address {
  /** Non-empty segments, percent-decoded. */
  path: readonly string[]
  /**
   * Keys are in lower case. Of equal keys, the first is used. An item that begins with a slash has
   * the key `/`.
   */
  query: ReadonlyMap<string, string>
  hash: Hash
}

/** The part after `#`. Many products write an inner address in this part, some only a query. */
interface Hash {
  /** Whether the hash begins with a slash. */
  slash: boolean
  address: () => Address
  query: () => Address['query']
}

/** A value that is computed at the first call and then stored, because several patterns need it. */
const lazy = <T>(make: () => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const decode = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const readItem = (item: string): [key: string, value: string] => {
  if (item.startsWith('/')) return ['/', item]
  const at = item.indexOf('=')
  return at < 0 ? [item, ''] : [item.slice(0, at), item.slice(at + 1)]
}

const readQuery = (text: string): Map<string, string> => {
  const query = new Map<string, string>()
  for (const item of text.split('&')) {
    const [key, value] = readItem(item)
    const name = decode(key).toLowerCase()
    if (name && !query.has(name)) query.set(name, decode(value.replaceAll('+', ' ')))
  }
  return query
}

/**
 * Parses `/path?query#hash`. Accepts any text.
 * @param query matches the start of the query: within a hash, SAP and EspoCRM write `&` instead of `?`
 */
export const readAddress = (text: string, query = /\?/): Address => {
  const hashAt = text.indexOf('#')
  const front = hashAt < 0 ? text : text.slice(0, hashAt)
  const queryAt = front.search(query)
  const path = queryAt < 0 ? front : front.slice(0, queryAt)
  return {
    path: path.split('/').filter(Boolean).map(decode),
    query: readQuery(queryAt < 0 ? '' : front.slice(queryAt + 1)),
    hash: readHash(hashAt < 0 ? '' : text.slice(hashAt + 1)),
  }
}

const readHash = (hash: string): Hash => {
  // The console of Salesforce percent-encodes the path in the hash.
  const text = /^%2f/i.test(hash) ? decode(hash) : hash
  return {
    slash: text.startsWith('/'),
    address: lazy(() => readAddress(text, /[?&]/)),
    query: lazy(() => readQuery(text.startsWith('?') ? text.slice(1) : text)),
  }
}
