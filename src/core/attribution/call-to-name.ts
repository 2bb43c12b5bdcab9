import { type Categories, isOffComputer } from '../scheme/categories.ts'
import type { Stretch } from '../time/segment.ts'
import type { Timeline } from '../time/timeline.ts'

/**
 * A call that has ended, and whose category is not certain. Stint asks the person which category it
 * was (rule 10 of docs/domain.md).
 */
export interface CallToName {
  id: string
  startedAt: number
  endedAt: number
  category: string
}

/** The last call whose category the person has not chosen yet. */
export function callToName(timeline: Timeline, categories: Categories): CallToName | undefined {
  const call = timeline.findLast(isWaiting(categories))
  if (!call?.id || call.endedAt === undefined) return undefined
  const { id, startedAt, endedAt, category } = call
  return { id, startedAt, endedAt, category }
}

const isWaiting =
  (categories: Categories) =>
  ({ review, source, endedAt, category }: Stretch) =>
    review && source === 'auto' && endedAt !== undefined && isOffComputer(category, categories)
