/** A host that a person entered. */
export interface NamedHost {
  /**
   * The host in the form of `Settings.ownHosts`: `crm.acme.example`, or `localhost:8069` for that port
   * only.
   */
  host: string
  /**
   * Match patterns for the browser's permission to read this host only. They have no port, because
   * Firefox does not support ports in them.
   */
  patterns: readonly string[]
}

const NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.|$))+$|^\[[0-9a-f:.]+\]$/

/**
 * The host of an address or of a text that the person typed. Returns undefined if the text is no
 * web address. The permission includes http and https, so that the person is asked only once even
 * if the company later changes from one to the other.
 */
export function parseHost(text: string): NamedHost | undefined {
  const given = text.trim()
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname, port, username, password } = new URL(address)
  const name = hostname.replace(/\.$/, '')
  const web = protocol === 'https:' || protocol === 'http:'
  if (!web || username || password || !NAME.test(name)) return undefined
  return {
    host: port ? `${name}:${port}` : name,
    patterns: [`https://${name}/*`, `http://${name}/*`],
  }
}

/** The match patterns of a host that none of the other hosts uses. */
export const unneededPatterns = (host: string, others: readonly string[]): readonly string[] => {
  const patterns = (of: string) => parseHost(of)?.patterns ?? []
  const kept = others.flatMap(patterns)
  return patterns(host).filter((pattern) => !kept.includes(pattern))
}
