import { type Categories, type Category, categoryOf } from '../../core/scheme/categories.ts'
import { isRussian } from '../language.ts'

export { isRussian }

export const nameOf = (category: Category) => (isRussian ? category.ru : category.en)

/**
 * The name of a category in this browser's language. For an id that the scheme does not have, the
 * id itself: it comes from a newer scheme.
 */
export const nameById = (id: string, categories: Categories) => {
  const category = categoryOf(id, categories)
  return category ? nameOf(category) : id
}
