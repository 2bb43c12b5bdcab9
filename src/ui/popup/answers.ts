import type { ArrangedCategory } from '../../core/scheme/arrangement.ts'
import { categoryOf, DRIVE } from '../../core/scheme/categories.ts'
import type { PopupView } from '../../store/views/popup-view.ts'

/** The answers for time away, each with its key; a break is not among them. */
export function answersOf({ offered, categories }: PopupView): readonly ArrangedCategory[] {
  const drive = categoryOf(DRIVE, categories)
  if (!drive || offered.some(({ category }) => category === drive)) return offered
  // Unless the person has given that key to a category.
  const key = offered.some((other) => other.key === '9') ? undefined : '9'
  return [...offered, { category: drive, key }]
}
