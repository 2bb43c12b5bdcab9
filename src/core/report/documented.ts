/**
 * The time spent on documentation, per CRM product. Also per CRM record (such as a customer or a
 * deal), if the person has allowed Stint to store records.
 */
import { DOCUMENTATION } from '../scheme/categories.ts'
import type { Piece } from '../time/resolve-overlaps.ts'
import { lengthOf } from './cut-at-bounds.ts'
import { type Frame, isWork } from './frame.ts'

export interface DocumentationTime {
  /** All documentation, milliseconds: the sum of all products and of `elsewhere`. */
  ms: number
  /** Documentation without a product, which the person picked outside of a CRM; milliseconds. */
  elsewhere: number
  products: readonly { product: string; ms: number }[]
  /** Milliseconds and visits of each CRM record. The record with the most time comes first. */
  records: readonly { product: string; type: string; id?: string; ms: number; visits: number }[]
}

const byTime = (a: { ms: number }, b: { ms: number }) => b.ms - a.ms

const addTo = <T extends { ms: number }>(
  all: Map<string, T>,
  key: string,
  ms: number,
  fresh: T,
) => {
  const one = all.get(key) ?? fresh
  one.ms += ms
  all.set(key, one)
  return one
}

export function documentationTime(
  pieces: readonly Piece[],
  frame: Pick<Frame, 'privates' | 'rollUp'>,
) {
  const products = new Map<string, { product: string; ms: number }>()
  const records = new Map<string, DocumentationTime['records'][number] & { seen: Set<string> }>()
  let all = 0
  let elsewhere = 0
  for (const piece of pieces) {
    const { category, scheme, context, id } = piece.segment
    if (!isWork(category, frame) || frame.rollUp.base(category, scheme) !== DOCUMENTATION) continue
    const ms = lengthOf(piece)
    all += ms
    if (!context) {
      elsewhere += ms
      continue
    }
    const { product, record } = context
    addTo(products, product, ms, { product, ms: 0 })
    if (!record) continue
    const fresh = { product, ...record, ms: 0, visits: 0, seen: new Set<string>() }
    addTo(records, [product, record.type, record.id].join(' '), ms, fresh).seen.add(id)
  }
  return {
    ms: all,
    elsewhere,
    products: [...products.values()].sort(byTime),
    records: [...records.values()]
      .map(({ seen, ...record }) => ({ ...record, visits: seen.size }))
      .sort(byTime),
  } satisfies DocumentationTime
}
