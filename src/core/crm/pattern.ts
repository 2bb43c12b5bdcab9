/**
 * Address patterns: `/path?query#hash`; what is left out may be anything, the path excepted.
 * - path: segments between slashes. `*` stands for any text within one; a first or last segment
 *   `**` for any number of segments.
 * - query: `key=value`, or `key` alone for "is there"; in any order, among others.
 * - hash: a path and query of its own; with `#?…` all of it is a query.
 * - `<slot>` takes a part of the record's id and says what that looks like (`slot.ts`), `<type>` the
 *   product's name for its type, `<address>` an address in the address, looked at in turn.
 *
 * Letter case counts in slots alone. Every piece is looked for once, from left to right, with no
 * way back: the time is linear in the address, whatever the address.
 */
import { type Address, readAddress, readQuery } from './address.ts'
import { fitsPiece, type Piece, readPiece } from './piece.ts'
import type { Captured } from './slot.ts'

interface Path {
  pieces: readonly Piece[]
  /** `**` at the front, at the end. */
  head: boolean
  tail: boolean
}

export interface Pattern {
  path: Path
  query: readonly (readonly [key: string, value: Piece | undefined])[]
  hash: Pattern | undefined
  /** The pattern is a query and nothing else. */
  flat: boolean
}

const split = (text: string, mark: string): [string, string | undefined] => {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

const readPath = (text: string): Path => {
  const segments = text.split('/').filter(Boolean)
  const head = segments.length > 1 && segments[0] === '**'
  const tail = segments.at(-1) === '**'
  return { head, tail, pieces: segments.slice(head ? 1 : 0, tail ? -1 : undefined).map(readPiece) }
}

export const readPattern = (text: string): Pattern => {
  const [front, hash] = split(text, '#')
  const [path, query] = split(front, '?')
  return {
    path: readPath(path),
    query: (query?.split('&') ?? []).map((item) => {
      const [key, value] = split(item, '=')
      return [key.toLowerCase(), value === undefined ? undefined : readPiece(value)] as const
    }),
    hash: hash === undefined ? undefined : readPattern(hash),
    flat: path === '' && query !== undefined,
  }
}

const fitsAt = (pieces: readonly Piece[], path: readonly string[], from: number) => {
  const into: Captured = {}
  return pieces.every((piece, i) => fitsPiece(piece, path[from + i] ?? '', into)) ? into : undefined
}

/** A pattern has few segments, so trying every start stays linear in the path. */
const fitsPath = ({ pieces, head, tail }: Path, path: readonly string[]): Captured | undefined => {
  const spare = path.length - pieces.length
  if (spare < 0 || (spare > 0 && !head && !tail)) return undefined
  const first = head && !tail ? spare : 0
  const last = head ? spare : 0
  for (let from = first; from <= last; from++) {
    const into = fitsAt(pieces, path, from)
    if (into) return into
  }
  return undefined
}

/** What the slots took, or `undefined` where the address does not fit. */
export const fits = (pattern: Pattern, address: Address): Captured | undefined => {
  const into = fitsPath(pattern.path, address.path)
  if (!into) return undefined
  for (const [key, piece] of pattern.query) {
    const value = address.query.get(key)
    if (value === undefined || (piece && !fitsPiece(piece, value, into))) return undefined
  }
  if (!pattern.hash) return into
  const inner = fits(pattern.hash, readHash(address.hash, pattern.hash.flat))
  return inner && { ...into, ...inner }
}

const readHash = (hash: string, flat: boolean): Address =>
  flat
    ? { path: [], query: readQuery(hash.startsWith('?') ? hash.slice(1) : hash), hash: '' }
    : readAddress(hash)
