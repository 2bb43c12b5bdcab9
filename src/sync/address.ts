/** Parsing of an endpoint's address that a person typed or pasted. */

/** Whether the host is this computer. */
const isThisComputer = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** Whether a text begins with a URL scheme. Browsers treat `\` like `/`. */
const HAS_SCHEME = /^[a-z][a-z\d+.-]*:[/\\]/i

/** Quotes and brackets around an address copied from a sentence. */
const AROUND = /^[\s"'“”„«»‹›‘’<>()]+|[\s"'“”„«»‹›‘’<>()]+$/g

/**
 * Returns the base URL of an endpoint. It includes the path under which the endpoint answers; the
 * paths of the contract are added to it. Returns undefined if the address is invalid, or has a user
 * name, a password, a query or a fragment. Plain http is accepted only for this computer, because
 * on a network other people could read the token.
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
  // `origin` and `pathname` are used because `href` would keep a `?` or `#` at the end.
  return new URL(url.origin + url.pathname)
}

/**
 * The path without the part that belongs to the contract. Somebody may have pasted the address of
 * the API description.
 */
const baseOf = (path: string) => path.replace(/\/+$/, '').replace(/\/v1(\/openapi\.json)?$/, '')

/**
 * The base URL in the form in which it is stored: without a final slash. So it equals the origin if
 * the endpoint has no path.
 */
export const baseText = (url: URL) => url.href.replace(/\/$/, '')

/**
 * Match patterns of the endpoint's host, for the browser's permission prompt. Since version 142
 * Chrome also restricts an extension's requests to the local network (local network access), except
 * requests to hosts for which the person gave a permission.
 */
export function hostsOf(typed: string): string[] {
  const url = endpointAt(typed)
  return url && !isThisComputer(url) ? [`https://${url.hostname}/*`] : []
}
