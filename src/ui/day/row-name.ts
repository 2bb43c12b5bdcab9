import type { Categories } from '../../core/scheme/categories.ts'
import { BREAK, UNEXPLAINED } from '../../core/time/segment.ts'
import { timeOfDay } from '../dates.ts'
import { nameById } from '../words/common.ts'
import { dayWords } from '../words/day.ts'

/** The name of a category, or of time away. */
export const nameOfTime = (category: string, categories: Categories) => {
  if (category === UNEXPLAINED) return dayWords.unexplained
  return category === BREAK ? dayWords.break : nameById(category, categories)
}

/** A row in words, for screen readers, such as `10:36–10:57 Documentation (CRM)`. */
export const rowName = (
  row: { startedAt: number; endedAt: number; stretch: { category: string } },
  categories: Categories,
) =>
  `${timeOfDay(row.startedAt)}–${timeOfDay(row.endedAt)} ${nameOfTime(row.stretch.category, categories)}`
