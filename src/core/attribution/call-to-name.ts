import { type Categories, categoryOf, isOffComputer } from '../scheme/categories.ts'
import type { Stretch } from '../time/segment.ts'
import type { Timeline } from '../time/timeline.ts'

/** What a meeting, and a call, usually turns out to be. */
const ALTERNATIVES = [
  ['client-meeting', 'prospect-meeting', 'internal-meeting'],
  ['outgoing-call', 'incoming-call'],
] as const

/** A call after which the person is asked once which category it was (rule 10). */
export interface CallToName {
  id: string
  startedAt: number
  endedAt: number
  category: string
  /** Its category first, then the others that it may have been. */
  answers: readonly string[]
}

/** The last call that waits for its category. */
export function callToName(timeline: Timeline, categories: Categories): CallToName | undefined {
  const call = timeline.findLast(isWaiting(categories))
  if (!call?.id || call.endedAt === undefined) return undefined
  const { id, startedAt, endedAt, category } = call
  return { id, startedAt, endedAt, category, answers: answersTo(category, categories) }
}

const isWaiting =
  (categories: Categories) =>
  ({ review, source, endedAt, category }: Stretch) =>
    review && source === 'auto' && endedAt !== undefined && isOffComputer(category, categories)

function answersTo(category: string, categories: Categories): readonly string[] {
  const base = categoryOf(category, categories)?.parent ?? category
  const group = ALTERNATIVES.find((ids) => ids.some((id) => id === base)) ?? []
  const others = group.filter((id) => id !== base && !categoryOf(id, categories)?.retired)
  return [category, ...others]
}
