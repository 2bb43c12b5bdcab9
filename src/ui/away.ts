import type { Categories } from '../core/scheme/categories.ts'
import { isAside } from '../core/time/segment.ts'
import type { Question } from '../store/views/running.ts'
import { span } from './formats.ts'
import { badgeWords as words } from './words/badge.ts'
import { nameById } from './words/names.ts'

/**
 * When a stretch of time away was, and the category that ran before it. A break before it is not
 * named.
 */
export const whenAway = (
  { startedAt, endedAt, before }: Pick<Question, 'startedAt' | 'endedAt' | 'before'>,
  categories: Categories,
): string[] => {
  const after = before && !isAside(before) ? [words.awayBefore(nameById(before, categories))] : []
  return [span(startedAt, endedAt), ...after]
}
