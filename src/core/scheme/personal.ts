/** A person's own arrangement of the categories, which nobody else sees. */

import type { Settings } from '../settings/settings.ts'
import { type ArrangedCategory, arrangeCategories, keysOf, RESERVED_KEYS } from './arrangement.ts'
import { type Categories, type Category, offeredOf } from './categories.ts'

export type Personal = Pick<Settings, 'colours' | 'order' | 'keys' | 'hidden'>

/** The arrangement of a person who has changed nothing. */
export const DEFAULT_PERSONAL: Personal = { colours: {}, order: [], keys: {}, hidden: [] }

/** All offered categories in the person's order, also the hidden ones. */
export const withHidden = (categories: Categories, personal: Personal): ArrangedCategory[] =>
  arrangeCategories(categories, { ...personal, hidden: [] })

/**
 * The person's order of categories after one category was moved up (-1) or down (1). The first
 * category cannot move up, and the last one cannot move down.
 */
export function moveInOrder(
  id: string,
  by: -1 | 1,
  categories: Categories,
  personal: Personal,
): string[] {
  const order = withHidden(categories, personal).map(({ category }) => category.id)
  const at = order.indexOf(id)
  const other = order[at + by]
  if (at < 0 || other === undefined) return order
  order[at] = other
  order[at + by] = id
  return order
}

/** Why a key is refused. `taken`: another offered category has this key. */
export type KeyProblem = { why: 'reserved' | 'none' } | { why: 'taken'; by: Category }

export function keyProblem(
  id: string,
  key: string,
  categories: Categories,
  personal: Personal,
): KeyProblem | undefined {
  if (!/^[a-z1-9]$/.test(key)) return { why: 'none' }
  if (RESERVED_KEYS.includes(key)) return { why: 'reserved' }
  const given = keysOf(categories, personal)
  const by = offeredOf(categories).find((other) => other.id !== id && given.get(other.id) === key)
  return by && { why: 'taken', by }
}

/** Whether this is the only category that the popup shows. */
export const isLastShown = (id: string, categories: Categories, personal: Personal) =>
  arrangeCategories(categories, personal).every(({ category }) => category.id === id)
