import type { Arranged } from '../../core/scheme/arrangement.ts'
import { categoryOf } from '../../core/scheme/categories.ts'
import type { Face } from '../../store/views/popup-view.ts'

/** Offered even if it is hidden: people come back from a drive. */
const DRIVE = 'drive'

/** The answers for time away, each with its key; a break is not among them. */
export function answersOf({ offered, categories }: Face): readonly Arranged[] {
  const drive = categoryOf(DRIVE, categories)
  if (!drive || offered.some(({ category }) => category === drive)) return offered
  // Unless the person has given that key to a category.
  const key = offered.some((other) => other.key === '9') ? undefined : '9'
  return [...offered, { category: drive, key }]
}
