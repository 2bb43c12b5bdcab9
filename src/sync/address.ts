/** Parsing of an endpoint's address that a person typed or pasted. */

/** Whether it is this computer. */
const isThisComputer = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** An address with a scheme; browsers treat `\` like `/`. */
const HAS_SCHEME = /^[a-z][a-z\d+.-]*:[/\\]/i

/** Quotes and brackets around an address copied from a sentence. */
const AROUND = /^[\s"'“”„«»‹›‘’<>()]+|[\s"'“”„«»‹›‘’<>()]+$/g

/**
 * The base URL for the paths of the contract, including the path that the endpoint is under.
 * Returns undefined if the address is invalid or has a name, a password, a query or a fragment.
 * Plain http is accepted only for this computer: elsewhere the token would be readable in transit.
 */
export function endpointAt(typed: string): URL | undefined {
  // Addresses copied from a chat may have invisible characters (\p{Cf}).
  const text = typed.replaceAll(/\p{Cf}/gu, '').replaceAll(AROUND, '')
  if (/^[/\\](?![/\\])/.test(text)) return undefined
  const url = URL.parse(HAS_SCHEME.test(text) ? text : `https://${text}`)
  if (!url || url.username || url.password || url.search || url.hash) return undefined
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isThisComputer(url))
  if (!safe) return undefined
  url.pathname = baseOf(url.pathname)
  // A bare `?` or `#` at the end is in `href` only.
  return new URL(url.origin + url.pathname)
}

/** Removes the contract's own path, if somebody pasted the address of the API description. */
const baseOf = (path: string) => path.replace(/\/+$/, '').replace(/\/v1(\/openapi\.json)?$/, '')

/** As it is stored: without a final slash, so that an endpoint at the root is its origin. */
export const baseText = (url: URL) => url.href.replace(/\/$/, '')

/**
 * Match patterns of the host for the browser's permission prompt: Chrome restricts addresses in the
 * local network also for extensions (local network access, 142), except granted hosts.
 */
export function hostsOf(typed: string): string[] {
  const url = endpointAt(typed)
  return url && !isThisComputer(url) ? [`https://${url.hostname}/*`] : []
}
