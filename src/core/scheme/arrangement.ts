import { ownProperty } from '../own-property.ts'
import type { Settings } from '../settings/settings.ts'
import { type Categories, type Category, DRIVE, isBase, offeredOf } from './categories.ts'

/** A category as one person's browser shows it. */
export interface ArrangedCategory {
  category: Category
  /** The category's key in the popup: a digit or a lower-case letter. Undefined if no key is free. */
  key: string | undefined
}

/**
 * Keys that have another function in the popup: stop, undo, note, yes, end, break, split, more.
 * Each key has the same function in all states of the popup.
 */
export const RESERVED_KEYS: readonly string[] = [...'sunyebxm']
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/**
 * Keys that are equal in all schemes. The category Drive has the next key after those of the 8 base
 * categories, also while Drive is not offered.
 */
const FIXED_KEYS: Readonly<Record<string, string>> = { [DRIVE]: '9' }

/**
 * The key of each category. If the person has chosen a key, it is that key. Otherwise, the 8 base
 * categories have 1–8 in the order of the scheme, and each other category has the first free letter
 * of its English name. Retired categories keep a key, so that no key changes when a category is
 * added or retired.
 */
export function keysOf(categories: Categories, { keys }: Pick<Settings, 'keys'>) {
  const given = new Map<string, string>()
  const taken = new Set(RESERVED_KEYS)
  const give = (id: string, key: string | undefined) => {
    if (!key || taken.has(key) || given.has(id)) return
    given.set(id, key)
    taken.add(key)
  }
  for (const { id } of categories) give(id, ownProperty(keys, id))
  categories
    .filter(({ id }) => isBase(id))
    .forEach(({ id }, i) => {
      give(id, String(i + 1))
    })
  for (const { id } of categories) give(id, ownProperty(FIXED_KEYS, id))
  for (const { id, en } of categories)
    give(
      id,
      [...en.toLowerCase(), ...LETTERS].find((key) => LETTERS.includes(key) && !taken.has(key)),
    )
  return given
}

/**
 * The categories that can be picked, in the person's order, without those that the person has
 * hidden.
 */
export function arrangeCategories(
  categories: Categories,
  settings: Pick<Settings, 'order' | 'keys' | 'hidden'>,
): ArrangedCategory[] {
  const { order, hidden } = settings
  const keys = keysOf(categories, settings)
  const place = ({ id }: Category) => (order.includes(id) ? order.indexOf(id) : order.length)
  const offered = offeredOf(categories)
  const shown = offered.filter(({ id }) => !hidden.includes(id))
  // When other categories were retired, it can happen that the person has hidden all that are still
  // offered. In this case, all of them are shown.
  return (shown.length > 0 ? shown : offered)
    .toSorted((a, b) => place(a) - place(b))
    .map((category) => ({ category, key: keys.get(category.id) }))
}
