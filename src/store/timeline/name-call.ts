import { editLine } from '../../core/attribution/trace-lines.ts'
import { relabel } from '../../core/editing/change.ts'
import { assertCategory } from '../../core/scheme/categories.ts'
import type { StintDatabase } from '../database.ts'
import { command } from './change.ts'

/**
 * Stores the answer to "what was this call?" (rule 10 of docs/domain.md): gives the call its
 * category, and removes its review mark, so that the question is not asked again.
 * @throws RangeError for a category that no scheme has
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
