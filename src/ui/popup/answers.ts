import type { ArrangedCategory } from '../../core/scheme/arrangement.ts'
import { categoryOf, DRIVE } from '../../core/scheme/categories.ts'
import type { PopupView } from '../../store/views/popup-view.ts'

/**
 * The categories that can be the answer to a question about time away, each with its key. A break
 * is not in the list.
 */
export function answersOf({ offered, categories }: PopupView): readonly ArrangedCategory[] {
  const drive = categoryOf(DRIVE, categories)
  if (!drive || offered.some(({ category }) => category === drive)) return offered
  // *Drive time* has the key 9, unless the person has assigned this key to another category.
  const key = offered.some((other) => other.key === '9') ? undefined : '9'
  return [...offered, { category: drive, key }]
}
