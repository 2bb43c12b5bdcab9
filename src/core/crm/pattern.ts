/**
 * Address patterns: `/path?query#hash`. A pattern without a query matches every query, and a
 * pattern without a hash every hash.
 * - path: segments between slashes. `*` stands for any text within a segment, and a segment `**` for
 *   any number of segments, as few as possible.
 * - query: `key=value`; `key` must be present; `!key` must be absent. The order does not matter, and
 *   the address may have further keys. `<type>=value`: the key has the name that `<type>` captured.
 * - hash: a path and a query of its own. It begins with a slash only if the pattern has one there.
 *   `#?…` is a query only.
 * - `<slot>` captures a part of the record's id and names its form (`slot.ts`). `<type>` captures the
 *   product's name for the record's type. `<address>` captures an inner address, which is then
 *   recognised by itself.
 *
 * Case matters only for captured text. The text is searched once, from left to right, without
 * backtracking: the time is linear in the length of the address.
 */
import type { Address } from './address.ts'
import { fitsPiece, type Piece, readPiece } from './piece.ts'
import type { Captured } from './slot.ts'

type Pieces = readonly Piece[]

export interface Pattern {
  /** The groups of segments between the `**` of the pattern. */
  path: readonly Pieces[]
  query: readonly (readonly [key: string, value: Piece | undefined])[]
  hash?: { pattern: Pattern; slash: boolean; flat: boolean }
}

const cut = (text: string, mark: string): [string, string | undefined] => {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

const readPath = (text: string): Piece[][] => {
  const groups: Piece[][] = [[]]
  for (const segment of text.split('/').filter(Boolean)) {
    if (segment === '**') groups.push([])
    else groups.at(-1)?.push(readPiece(segment))
  }
  return groups
}

const readCondition = (item: string) => {
  const [key, value] = cut(item, '=')
  return [key.toLowerCase(), value === undefined ? undefined : readPiece(value)] as const
}

export const readPattern = (text: string): Pattern => {
  const [front, hash] = cut(text, '#')
  const [path, query] = cut(front, '?')
  const pattern = { path: readPath(path), query: (query?.split('&') ?? []).map(readCondition) }
  if (hash === undefined) return pattern
  const [slash, flat] = [hash.startsWith('/'), hash.startsWith('?')]
  return { ...pattern, hash: { pattern: readPattern(hash), slash, flat } }
}

const fitsAt = (pieces: Pieces, path: readonly string[], from: number, into: Captured) => {
  const found: Captured = {}
  const fit = pieces.every((piece, i) => fitsPiece(piece, path[from + i] ?? '', found))
  if (fit) Object.assign(into, found)
  return fit
}

/**
 * Finds each group of segments as far left as possible. The first group must be at the start of the
 * path, the last group at the end.
 */
const fitsPath = (groups: readonly Pieces[], path: readonly string[], into: Captured) => {
  let from = 0
  for (const [i, group] of groups.entries()) {
    const end = path.length - group.length
    const last = i === groups.length - 1
    if (end < from || (last && i === 0 && end > 0)) return false
    if (last && i > 0) from = end
    while (!fitsAt(group, path, from, into)) if (i === 0 || ++from > end) return false
    from += group.length
  }
  return true
}

const TYPE_KEY = '<type>'

const fitsQuery = (conditions: Pattern['query'], query: Address['query'], into: Captured) =>
  conditions.every(([key, piece]) => {
    if (key.startsWith('!')) return !query.has(key.slice(1))
    const value = query.get(key === TYPE_KEY ? (into.type?.toLowerCase() ?? '') : key)
    return value !== undefined && (piece === undefined || fitsPiece(piece, value, into))
  })

const fitsHash = ({ hash: want }: Pattern, hash: Address['hash'], into: Captured): boolean => {
  if (!want) return true
  if (want.flat) return fitsQuery(want.pattern.query, hash.query(), into)
  return want.slash === hash.slash && fitsPattern(want.pattern, hash.address(), into)
}

const fitsPattern = (pattern: Pattern, address: Address, into: Captured): boolean =>
  fitsPath(pattern.path, address.path, into) &&
  fitsQuery(pattern.query, address.query, into) &&
  fitsHash(pattern, address.hash, into)

/**
 * The text that the address has in the position of each slot. Returns undefined if the address does
 * not match.
 */
export const matchPattern = (pattern: Pattern, address: Address): Captured | undefined => {
  const into: Captured = {}
  return fitsPattern(pattern, address, into) ? into : undefined
}
