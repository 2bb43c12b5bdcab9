import { own } from '../own-property.ts'
import type { Settings } from '../settings/settings.ts'
import { type Categories, type Category, DRIVE, isBase, offeredOf } from './categories.ts'

/** A category as it is shown to one person. */
export interface ArrangedCategory {
  category: Category
  /** Its key in the popup, a digit or a lower-case letter; undefined if all are taken. */
  key: string | undefined
}

/** Keys of other actions in the popup: stop, undo, note, yes, end, break, more. */
export const RESERVED_KEYS: readonly string[] = [...'sunyebm']
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/** Keys that never change. Drive follows the base 8, whether it is offered or not. */
const FIXED_KEYS: Readonly<Record<string, string>> = { [DRIVE]: '9' }

/**
 * The key of every category: the person's own, else 1–8 for the base 8 in order of the scheme, else
 * the first free letter of the English name. Retired categories have keys too, so that no key
 * changes when a category is added or retired.
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
  // If all offered categories are hidden, because others were retired, all are shown.
  return (shown.length > 0 ? shown : offered)
    .toSorted((a, b) => place(a) - place(b))
    .map((category) => ({ category, key: keys.get(category.id) }))
}
