import { type Categories, type Category, categoryOf } from '../../core/scheme/categories.ts'
import { isRussian } from '../language.ts'

export { isRussian }

export const nameOf = (category: Category) => (isRussian ? category.ru : category.en)

/** An id that the scheme does not know stands for itself: it is from a newer one. */
export const nameById = (id: string, categories: Categories) => {
  const category = categoryOf(id, categories)
  return category ? nameOf(category) : id
}
