import type { ArrangedCategory } from '../../../core/scheme/arrangement.ts'
import { type Categories, categoryOf, DRIVE } from '../../../core/scheme/categories.ts'
import { BREAK, isAside } from '../../../core/time/segment.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { nameOf } from '../../words/common.ts'
import { dayWords } from '../../words/day.ts'

export interface Choice {
  id: string
  name: string
  /** The digit that chooses this category. It is the same digit as in the popup. */
  key?: string
}

/** The categories to choose from: the offered categories, and the present category of the entry. */
function categoriesOf(
  offered: readonly ArrangedCategory[],
  categories: Categories,
  current?: string,
) {
  const all = offered.map(({ category }) => category)
  const more = [current, DRIVE].flatMap((id) =>
    id && !isAside(id) ? (categoryOf(id, categories) ?? []) : [],
  )
  return [...all, ...more.filter((category) => !all.includes(category))].filter(
    (category, i, list) => list.indexOf(category) === i,
  )
}

/** The choices for an entry: the categories, and a break. */
export const choicesOf = ({ offered, categories }: StoredDay, current?: string): Choice[] => [
  ...categoriesOf(offered, categories, current).map((category) => {
    const key = offered.find((one) => one.category === category)?.key
    return { id: category.id, name: nameOf(category), ...(isDigit(key) && { key }) }
  }),
  { id: BREAK, name: dayWords.notWork },
]

/**
 * Whether a key is a digit. Only a digit chooses a category at once, because letters search for a
 * name.
 */
const isDigit = (key: string | undefined): key is string => /^[1-9]$/.test(key ?? '')
