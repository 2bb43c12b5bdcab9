import { expandChoices } from './expand-choices.ts'

/**
 * A host pattern, split at its dots. A label is a literal text, in which one `*` stands for any text,
 * or one `#` for any digits. The first label `**` stands for one or more labels.
 */
export type HostPattern = readonly string[]

export const readHosts = (patterns: readonly string[]): HostPattern[] =>
  patterns.flatMap(expandChoices).map((pattern) => pattern.split('.'))

const WILD = /[*#]/

export const fitsLabel = (pattern: string, label: string): boolean => {
  const at = pattern.search(WILD)
  if (at < 0) return pattern === label
  const [start, end] = [pattern.slice(0, at), pattern.slice(at + 1)]
  const middle = label.slice(start.length, label.length - end.length)
  const fits = pattern[at] === '#' ? /^\d+$/ : /./
  return label.startsWith(start) && label.endsWith(end) && fits.test(middle)
}

/** Whether the labels of a host match a pattern. */
export const fitsHost = (pattern: HostPattern, host: readonly string[]): boolean => {
  const spare = host.length - pattern.length
  if (pattern[0] !== '**')
    return spare === 0 && pattern.every((p, i) => fitsLabel(p, host[i] ?? ''))
  return spare >= 0 && pattern.slice(1).every((p, i) => fitsLabel(p, host[i + spare + 1] ?? ''))
}

/**
 * The narrowest match pattern that, as a browser permission, includes all hosts of a host pattern.
 */
const askedHost = (pattern: HostPattern): string => {
  const star = pattern.findLastIndex((label) => WILD.test(label))
  return `${star < 0 ? '' : '*.'}${pattern.slice(star + 1).join('.')}`
}

/** Whether the pattern `wide`, such as `*.a.b`, includes the host `a.b`, `c.a.b` or `*.c.a.b`. */
const covers = (wide: string, host: string) =>
  wide !== host && wide.startsWith('*.') && `.${host}`.endsWith(wide.slice(1))

/** The browser's match patterns that, together, include all these hosts. */
export const matchPatterns = (patterns: readonly string[]): string[] => {
  const hosts = [...new Set(readHosts(patterns).map(askedHost))]
  return hosts
    .filter((host) => !hosts.some((wide) => covers(wide, host)))
    .map((host) => `https://${host}/*`)
}
