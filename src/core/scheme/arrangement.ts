import { own } from '../own-property.ts'
import type { Settings } from '../settings/settings.ts'
import { type Categories, type Category, DRIVE, isBase, offeredOf } from './categories.ts'

/** A category as one person has it before them. */
export interface ArrangedCategory {
  category: Category
  /** Its key in the popup, a digit or a lower-case letter; undefined where all are taken. */
  key: string | undefined
}

/** Keys of the popup that do something else there: stop, undo, note, yes, end, break, more. */
export const RESERVED_KEYS: readonly string[] = [...'sunyebm']
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/** Drive is what people come back from: next to the base 8, whether it is offered or not. */
const FIXED_KEYS: Readonly<Record<string, string>> = { [DRIVE]: '9' }

/**
 * The key of every category: the person's own, else 1–8 for the base 8 in the scheme's order, else
 * the first letter of its English name that is free. Those not offered have theirs too, so that no
 * key moves when a category comes or goes.
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

/** What a person is offered: in their order, without what they hid. */
export function arrangeCategories(
  categories: Categories,
  settings: Pick<Settings, 'order' | 'keys' | 'hidden'>,
): ArrangedCategory[] {
  const { order, hidden } = settings
  const keys = keysOf(categories, settings)
  const place = ({ id }: Category) => (order.includes(id) ? order.indexOf(id) : order.length)
  const offered = offeredOf(categories)
  const shown = offered.filter(({ id }) => !hidden.includes(id))
  // Hidden beside others that are offered no more: better all of them than none.
  return (shown.length > 0 ? shown : offered)
    .toSorted((a, b) => place(a) - place(b))
    .map((category) => ({ category, key: keys.get(category.id) }))
}
