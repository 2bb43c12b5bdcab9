/**
 * The longest address that is recognised, in characters. Pages on which people work have shorter
 * addresses.
 */
const MAX_URL_LENGTH = 16_384

/**
 * Parses the address of a web page. Returns undefined for other texts, and for addresses with a
 * password.
 */
export const readUrl = (url: string): URL | undefined => {
  if (url.length > MAX_URL_LENGTH || !URL.canParse(url)) return undefined
  const read = new URL(url)
  const web = read.protocol === 'https:' || read.protocol === 'http:'
  return web && !read.username && !read.password ? read : undefined
}

const hostOf = (own: string) => {
  const text = `http://${own.trim()}`
  return URL.canParse(text) ? new URL(text).host : undefined
}

export const isOnHost = (url: URL, hosts: readonly string[]) =>
  hosts.some((own) => {
    const host = hostOf(own)
    return host !== undefined && (host === url.hostname || host === url.host)
  })

/**
 * Whether an address is on one of these hosts. `host` includes any port, `host:port` only that
 * port.
 */
export const isUrlOnHosts = (url: string, hosts: readonly string[]): boolean => {
  const read = readUrl(url)
  return read !== undefined && isOnHost(read, hosts)
}
