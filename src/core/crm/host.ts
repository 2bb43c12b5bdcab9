/**
 * Host patterns: labels as they are; `*` stands for part of a label or one label, a leading `**`
 * for one or more labels; `{a,b.c}` for either. `*.crm{,4}.dynamics.com` is two patterns.
 */
export const spread = (pattern: string): string[] => {
  const open = pattern.indexOf('{')
  if (open < 0) return [pattern]
  const close = pattern.indexOf('}', open)
  return pattern
    .slice(open + 1, close)
    .split(',')
    .flatMap((choice) => spread(pattern.slice(0, open) + choice + pattern.slice(close + 1)))
}

const fitsLabel = (pattern: string, label: string) => {
  const star = pattern.indexOf('*')
  if (star < 0) return pattern === label
  const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)]
  return label.length > start.length + end.length && label.startsWith(start) && label.endsWith(end)
}

/** Whether a host (as `URL.hostname` gives it) fits a pattern that has been spread. */
export const fitsHost = (pattern: string, host: string): boolean => {
  const want = pattern.split('.')
  const have = host.split('.')
  if (want[0] === '**') {
    want.shift()
    if (have.length <= want.length) return false
    have.splice(0, have.length - want.length)
  }
  return want.length === have.length && want.every((label, i) => fitsLabel(label, have[i] ?? ''))
}

/** The narrowest match pattern of the browser that covers a host pattern. */
export const matchPattern = (pattern: string): string => {
  const labels = pattern.split('.')
  const star = labels.findLastIndex((label) => label.includes('*'))
  return `https://${star < 0 ? '' : '*.'}${labels.slice(star + 1).join('.')}/*`
}

/**
 * First labels under which a vendor keeps its own site, its help, its logins and what customers
 * see. No customer can have them as account name.
 */
export const NO_TENANT: ReadonlySet<string> = new Set(
  `www www2 web-site help support helpdesk docs doc documentation developer developers dev-portal
   devcommunity api apis apidocs status blog news community forum forums academy learn learning
   training university education certification login signin sso auth oauth id identity account
   accounts partner partners vendors marketplace store appstore apps appexchange extensions
   integrations go get info cdn static assets images img media files download downloads mail email
   forms webforms form survey surveys trust security ideas success trailhead careers jobs press
   investor investors events webinars resources kb knowledge wiki pages landing meetings booking
   book calendar feedback roadmap changelog preview pay payments billing checkout legal privacy`
    .split(/\s+/)
    .filter(Boolean),
)
