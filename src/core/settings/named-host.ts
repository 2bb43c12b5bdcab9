/** A host that a person names as theirs. */
export interface NamedHost {
  /** As `recognise` takes it: `crm.acme.example`, or `localhost:8069` for that port alone. */
  host: string
  /** Match patterns to ask access for: this host alone. Without its port: Firefox knows none. */
  patterns: readonly string[]
}

const NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.|$))+$|^\[[0-9a-f:.]+\]$/

/**
 * The host of an address, or of what a person typed for one; undefined for what is no web site.
 * Both schemes are asked for, in one question: which of them a company uses, it may change.
 */
export function namedHost(text: string): NamedHost | undefined {
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

/** What of one host's access nothing else needs, when it is no longer wanted. */
export const unneededPatterns = (host: string, others: readonly string[]): readonly string[] => {
  const patterns = (of: string) => namedHost(of)?.patterns ?? []
  const kept = others.flatMap(patterns)
  return patterns(host).filter((pattern) => !kept.includes(pattern))
}
