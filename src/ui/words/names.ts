import { type Categories, type Category, categoryOf } from '../../core/scheme/categories.ts'
import { isRussian } from '../language.ts'

export { isRussian }

export const nameOf = (category: Category) => (isRussian ? category.ru : category.en)

/**
 * The name of a category in this browser's language. If the scheme does not have the id, because it
 * comes from a newer scheme, the id itself.
 */
export const nameById = (id: string, categories: Categories) => {
  const category = categoryOf(id, categories)
  return category ? nameOf(category) : id
}
