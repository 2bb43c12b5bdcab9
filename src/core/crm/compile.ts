import { expandChoices } from './expand-choices.ts'
import { type Pattern, readPattern } from './pattern.ts'
import { fitsPiece, type Piece, readPiece } from './piece.ts'
import type { Entry, Types } from './product.ts'
import type { Captured } from './slot.ts'
import { WORDS } from './words.ts'

type Names = readonly (readonly [Piece, string])[]

/** A product with its patterns parsed. */
export interface Compiled {
  product: Entry
  records: readonly (readonly [Pattern, string | Names])[]
  refuse: readonly Pattern[]
  keep: readonly Pattern[]
  pages: readonly Pattern[]
  ownPages: readonly Pattern[]
}

const readPatterns = (texts: readonly string[]): Pattern[] =>
  texts.flatMap(expandChoices).map(readPattern)

const readNames = (types: string | Types): string | Names => {
  if (typeof types === 'string') return types
  const { '*': other, ...own } = types
  const names = { ...own, ...WORDS, ...(other === undefined ? {} : { '*': other }) }
  return Object.entries(names).flatMap(([name, type]) =>
    expandChoices(name).map((choice) => [readPiece(choice), type] as const),
  )
}

const read = (product: Entry): Compiled => {
  const { records = {}, refuse = [], keep = [], pages = ['/**'], ownPages = pages } = product
  return {
    product,
    records: Object.entries(records).flatMap(([texts, types]) => {
      const names = readNames(types)
      return readPatterns([texts]).map((pattern) => [pattern, names] as const)
    }),
    refuse: readPatterns(refuse),
    keep: readPatterns(keep),
    pages: readPatterns(pages),
    ownPages: readPatterns(ownPages),
  }
}

const cache = new Map<Entry, Compiled>()

/**
 * Parses the patterns of a product when they are first needed: on one day, a person uses only a few
 * products.
 */
export const compile = (product: Entry): Compiled => {
  const known = cache.get(product) ?? read(product)
  cache.set(product, known)
  return known
}

/**
 * The type of a record, found by the name that the product gives to this type or, if the address
 * does not contain such a name, by the record's id.
 */
export const typeOf = (types: string | Names, { type, id = '' }: Captured): string | undefined =>
  typeof types === 'string'
    ? types
    : types.find(([name]) => fitsPiece(name, type ?? id, {}))?.[1] || undefined
