import { type Categories, DOCUMENTATION, isOffComputer } from '../scheme/categories.ts'
import { type Context, isAside, type Stretch } from '../time/segment.ts'
import type { Timeline } from '../time/timeline.ts'
import { minute } from '../time/units.ts'

/** Milliseconds after the end of a call during which Stint offers to write notes about the call. */
const OFFERED_FOR = 10 * minute

/**
 * The CRM page that was open during the call that has just ended: the notes about the call belong
 * on that page. Returns undefined if no CRM page was open, or if Documentation has run since.
 */
export function notesAfterCall(
  timeline: Timeline,
  now: number,
  categories: Categories,
): Context | undefined {
  const work = timeline.filter(({ category }) => !isAside(category))
  const last = work.findLast(({ category }) => isOffComputer(category, categories))
  if (!last?.context || last.endedAt === undefined || now - last.endedAt > OFFERED_FOR)
    return undefined
  const since = work.slice(work.indexOf(last) + 1)
  return since.some(isNotes) ? undefined : last.context
}

const isNotes = ({ category }: Stretch) => category === DOCUMENTATION
