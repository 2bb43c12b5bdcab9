import { type Captured, capture, SLOTS, type Slot } from './slot.ts'

/** A piece of a pattern: literal texts, with slots or wildcards between them. */
export type Piece = readonly (string | { slot: Slot | '*' })[]

export const readPiece = (pattern: string): Piece =>
  pattern
    .split(/(\*|<\w+>)/)
    .filter(Boolean)
    .map((part) => {
      if (part === '*') return { slot: '*' }
      if (!part.startsWith('<')) return part.toLowerCase()
      const slot = part.slice(1, -1)
      if (!Object.hasOwn(SLOTS, slot)) throw new Error(`No such slot: ${part} in ${pattern}`)
      return { slot: slot as Slot }
    })

const take = (slot: Slot | '*', text: string, into: Captured) => {
  if (slot === '*') return true
  if (text === '' || !SLOTS[slot](text)) return false
  capture(slot, text, into)
  return true
}

/**
 * Text in lower case. Returned unchanged if its length would change (as with `İ`), so that the
 * positions in both texts agree.
 */
const lowerCase = (text: string) => {
  const small = text.toLowerCase()
  return small.length === text.length ? small : text
}

/** Whether the whole text matches. A slot ends at the first occurrence of the literal text after it. */
export const fitsPiece = (piece: Piece, text: string, into: Captured): boolean => {
  const small = lowerCase(text)
  let from = 0
  let open: Slot | '*' | undefined
  for (const [i, part] of piece.entries()) {
    if (typeof part !== 'string') {
      open = part.slot
      continue
    }
    const last = i === piece.length - 1
    const at =
      open === undefined ? from : last ? small.length - part.length : small.indexOf(part, from)
    if (at < from || !small.startsWith(part, at)) return false
    if (open !== undefined && !take(open, text.slice(from, at), into)) return false
    open = undefined
    from = at + part.length
  }
  return open === undefined ? from === text.length : take(open, text.slice(from), into)
}
