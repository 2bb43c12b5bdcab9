import { type Categories, type Category, categoryOf } from '../../core/scheme/categories.ts'
import { isRussian } from '../language.ts'

export { isRussian }

export const nameOf = (category: Category) => (isRussian ? category.ru : category.en)

/**
 * The name of a category in this browser's language. Returns the id if the scheme does not contain
 * the category, such as a category of a newer scheme.
 */
export const nameById = (id: string, categories: Categories) => {
  const category = categoryOf(id, categories)
  return category ? nameOf(category) : id
}
