import { editLine } from '../../core/attribution/trace-lines.ts'
import { relabel } from '../../core/editing/change.ts'
import { assertCategory } from '../../core/scheme/categories.ts'
import type { StintDatabase } from '../database.ts'
import { command } from './change.ts'

/**
 * Stores the answer to "what was this call?" (rule 10 of docs/domain.md). Sets the category of the
 * call, and removes its review mark, so that the question is not asked again.
 * @throws RangeError if no scheme has the category
 */
export async function nameCall(db: StintDatabase, id: string, category: string): Promise<void> {
  const call = await db.segments.get(id)
  if (!call || call.deleted) return
  const change = { do: 'change', id, category } as const
  await command(
    db,
    editLine(change, call.startedAt),
    (state) => {
      assertCategory(category, state.categories)
      const timeline = state.timeline.map((s) => (s.id === id ? relabel(s, change) : s))
      return { ...state, timeline }
    },
    { reach: () => call.startedAt, did: { did: 'answer', category } },
  )
}
