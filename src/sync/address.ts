/** The endpoint's address as a person types or pastes it. */

/** This very computer. */
const isThisComputer = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

/** With a scheme; a browser takes `\` for `/`. */
const HAS_SCHEME = /^[a-z][a-z\d+.-]*:[/\\]/i

/** Quotes and brackets around what was copied out of a sentence. */
const AROUND = /^[\s"'“”„«»‹›‘’<>()]+|[\s"'“”„«»‹›‘’<>()]+$/g

/**
 * The base that the paths of the contract are added to. Where the endpoint stands under a path, the
 * path is part of it. Undefined where the address cannot be one, or says more than where to ask: a
 * name and password, a query, a fragment. Plain http is taken only on this very computer: anything
 * else would carry the token in the open.
 */
export function endpointAt(typed: string): URL | undefined {
  // Invisible characters (\p{Cf}) come along with what is copied out of a chat.
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

/** Without the contract's own part, where somebody pasted the address of its description. */
const baseOf = (path: string) => path.replace(/\/+$/, '').replace(/\/v1(\/openapi\.json)?$/, '')

/** As it is kept: without a slash at the end, so that an endpoint at the root is its origin. */
export const baseText = (url: URL) => url.href.replace(/\/$/, '')

/**
 * The host to ask the browser's permission for, as match patterns: Chrome guards addresses in the
 * local network from extensions, too (local network access, 142), but for hosts that were granted.
 */
export function hostsOf(typed: string): string[] {
  const url = endpointAt(typed)
  return url && !isThisComputer(url) ? [`https://${url.hostname}/*`] : []
}
