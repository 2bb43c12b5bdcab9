import { own } from '../own-property.ts'
import type { Settings } from '../settings/settings.ts'
import { type Categories, type Category, DRIVE, isBase, offeredOf } from './categories.ts'

/** A category as one person's browser shows it. */
export interface ArrangedCategory {
  category: Category
  /** The category's key in the popup: a digit or a lower-case letter. Undefined if no key is free. */
  key: string | undefined
}

/**
 * Keys that have another meaning in the popup: stop, undo, note, yes, end, break, split, more. Each
 * has one meaning in all states of the popup.
 */
export const RESERVED_KEYS: readonly string[] = [...'sunyebxm']
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/**
 * Keys that are the same in all schemes. Drive has the key after those of the base 8, also while it is
 * not offered.
 */
const FIXED_KEYS: Readonly<Record<string, string>> = { [DRIVE]: '9' }

/**
 * The key of each category: the one that the person chose; otherwise 1–8 for the base 8 in the order of
 * the scheme; otherwise the first free letter of the English name. Retired categories keep a key, so
 * that no key changes when a category is added or retired.
 */
export function keysOf(categories: Categories, { keys }: Pick<Settings, 'keys'>) {
  const given = new Map<string, string>()
  const taken = new Set(RESERVED_KEYS)
  const give = (id: string, key: string | undefined) => {
    if (!key || taken.has(key) || given.has(id)) return
    given.set(id, key)
    taken.add(key)
  }
  for (const { id } of categories) give(id, own(keys, id))
  categories
    .filter(({ id }) => isBase(id))
    .forEach(({ id }, i) => {
      give(id, String(i + 1))
    })
  for (const { id } of categories) give(id, own(FIXED_KEYS, id))
  for (const { id, en } of categories)
    give(
      id,
      [...en.toLowerCase(), ...LETTERS].find((key) => LETTERS.includes(key) && !taken.has(key)),
    )
  return given
}

/** The offered categories in the person's order, without hidden ones. */
export function arrangeCategories(
  categories: Categories,
  settings: Pick<Settings, 'order' | 'keys' | 'hidden'>,
): ArrangedCategory[] {
  const { order, hidden } = settings
  const keys = keysOf(categories, settings)
  const place = ({ id }: Category) => (order.includes(id) ? order.indexOf(id) : order.length)
  const offered = offeredOf(categories)
  const shown = offered.filter(({ id }) => !hidden.includes(id))
  // If other categories were retired, those that are still offered may all be hidden. Then all of
  // them are shown.
  return (shown.length > 0 ? shown : offered)
    .toSorted((a, b) => place(a) - place(b))
    .map((category) => ({ category, key: keys.get(category.id) }))
}
