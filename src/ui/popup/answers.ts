import type { ArrangedCategory } from '../../core/scheme/arrangement.ts'
import { categoryOf, DRIVE } from '../../core/scheme/categories.ts'
import type { PopupView } from '../../store/views/popup-view.ts'

/** What people come back from, whether it is offered or not. */
/** What time away can have been, beside a break, with its key. */
export function answersOf({ offered, categories }: PopupView): readonly ArrangedCategory[] {
  const drive = categoryOf(DRIVE, categories)
  if (!drive || offered.some(({ category }) => category === drive)) return offered
  // Unless the person has something of their own there.
  const key = offered.some((other) => other.key === '9') ? undefined : '9'
  return [...offered, { category: drive, key }]
}
