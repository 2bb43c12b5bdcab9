import { spread } from './spread.ts'

/**
 * Host patterns: labels as they are, or with a `*` for any text; a first label `**` stands for one
 * or more labels.
 */
export type HostPattern = readonly string[]

export const readHosts = (patterns: readonly string[]): HostPattern[] =>
  patterns.flatMap(spread).map((pattern) => pattern.split('.'))

export const fitsLabel = (pattern: string, label: string): boolean => {
  const star = pattern.indexOf('*')
  if (star < 0) return pattern === label
  const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)]
  return label.length > start.length + end.length && label.startsWith(start) && label.endsWith(end)
}

/** Whether the labels of a host fit. */
export const fitsHost = (pattern: HostPattern, host: readonly string[]): boolean => {
  const spare = host.length - pattern.length
  if (pattern[0] !== '**')
    return spare === 0 && pattern.every((p, i) => fitsLabel(p, host[i] ?? ''))
  return spare >= 0 && pattern.slice(1).every((p, i) => fitsLabel(p, host[i + spare + 1] ?? ''))
}

/** The narrowest match pattern of the browser that covers a host pattern. */
export const matchPattern = (pattern: HostPattern): string => {
  const star = pattern.findLastIndex((label) => label.includes('*'))
  return `https://${star < 0 ? '' : '*.'}${pattern.slice(star + 1).join('.')}/*`
}
