import type { Categories } from '../core/scheme/categories.ts'
import { isAside } from '../core/time/segment.ts'
import type { Question } from '../store/views/running.ts'
import { span } from './formats.ts'
import { badgeWords as words } from './words/badge.ts'
import { nameById } from './words/names.ts'

/**
 * The start and end of a time away as text, and the name of the category that ran before it. If a
 * break came before it, the name is left out.
 */
export const whenAway = (
  { startedAt, endedAt, before }: Pick<Question, 'startedAt' | 'endedAt' | 'before'>,
  categories: Categories,
): string[] => {
  const after = before && !isAside(before) ? [words.awayBefore(nameById(before, categories))] : []
  return [span(startedAt, endedAt), ...after]
}
