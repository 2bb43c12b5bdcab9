import { type Categories, categoryOf } from '../scheme/categories.ts'

/** The usual categories of meetings, and the usual categories of calls. */
const ALTERNATIVES = [
  ['client-meeting', 'prospect-meeting', 'internal-meeting'],
  ['outgoing-call', 'incoming-call'],
] as const

/**
 * The categories to offer for a call or meeting: its present category, then the other categories of
 * the same group in `ALTERNATIVES`.
 */
export function answersToCall(category: string, categories: Categories): readonly string[] {
  const base = categoryOf(category, categories)?.parent ?? category
  const group = ALTERNATIVES.find((ids) => ids.some((id) => id === base)) ?? []
  const others = group.filter((id) => id !== base && !categoryOf(id, categories)?.retired)
  return [category, ...others]
}
