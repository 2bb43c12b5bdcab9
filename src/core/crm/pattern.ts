/**
 * Address patterns: `/path?query#hash`; query and hash may be left out and are anything then.
 * - path: segments between slashes. `*` stands for any text within one, a segment `**` for any
 *   number of segments, as few as fit.
 * - query: `key=value`, or `key` alone for "is there", `!key` for "is not"; in any order, among
 *   others. `<type>=value` asks for the key that is named as the type which the path before gave.
 * - hash: a path and query of its own, with or without its first slash as written here. In `#?…`
 *   all of it is a query.
 * - `<slot>` takes a part of the record's id and says what that looks like (`slot.ts`), `<type>`
 *   the product's name for its type, `<address>` an address in the address, looked at in turn.
 *
 * Letter case counts in slots alone. Every piece is looked for once, from left to right, with no
 * way back: the time is linear in the address, whatever the address.
 */
import type { Address } from './address.ts'
import { fitsPiece, type Piece, readPiece } from './piece.ts'
import type { Captured } from './slot.ts'

type Pieces = readonly Piece[]

export interface Pattern {
  /** What stands between the `**`. */
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

/** Each group as far left as it fits, the first at the start, the last at the end. */
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

/** What the slots took, or `undefined` where the address does not fit. */
export const matchPattern = (pattern: Pattern, address: Address): Captured | undefined => {
  const into: Captured = {}
  return fitsPattern(pattern, address, into) ? into : undefined
}
