import { type Categories, categoryOf } from '../scheme/categories.ts'

/** What a meeting, and a call, usually turns out to be. */
const ALTERNATIVES = [
  ['client-meeting', 'prospect-meeting', 'internal-meeting'],
  ['outgoing-call', 'incoming-call'],
] as const

/** What a call may have been: the category that it has, then the others of its kind. */
export function answersToCall(category: string, categories: Categories): readonly string[] {
  const base = categoryOf(category, categories)?.parent ?? category
  const group = ALTERNATIVES.find((ids) => ids.some((id) => id === base)) ?? []
  const others = group.filter((id) => id !== base && !categoryOf(id, categories)?.retired)
  return [category, ...others]
}
