import { cleanNote } from '../time/note.ts'
import { moveBound } from '../time/reshape.ts'
import { BREAK, type Stretch, UNEXPLAINED } from '../time/segment.ts'
import type { Timeline } from '../time/timeline.ts'
import type { Edit, EditRefusal } from './types.ts'

type Change = Edit & { do: 'change' }

/**
 * Changes a stretch to what the person entered. Its neighbours become shorter, or grow to the new
 * bound.
 */
export function changeStretch(
  timeline: Timeline,
  about: Stretch,
  change: Change,
): Timeline | EditRefusal {
  const after = withBounds(timeline, about, change)
  if (typeof after === 'string') return after
  return after.map((s) => (s.id === about.id ? relabel(s, change) : s))
}

/**
 * Moves first the bound whose move makes the stretch longer, so that the stretch is never empty
 * between the two moves.
 */
function withBounds(timeline: Timeline, about: Stretch, change: Change): Timeline | EditRefusal {
  const { startedAt, endedAt } = about
  const { startedAt: from = startedAt, endedAt: to = endedAt } = change
  if (endedAt === undefined && to !== undefined) return 'running'
  if (to !== undefined && to <= from) return 'empty'
  const start = (t: Timeline) =>
    from === startedAt ? t : (moveBound(t, startedAt, from) ?? 'gone')
  const end = (t: Timeline) =>
    endedAt === undefined || to === undefined || to === endedAt
      ? t
      : (moveBound(t, endedAt, to) ?? 'gone')
  const [first, second] = to !== undefined && to > (endedAt ?? to) ? [end, start] : [start, end]
  const half = first(timeline)
  return typeof half === 'string' ? half : second(half)
}

/**
 * The stretch with another category or note. Another category counts as picked by the person, and
 * removes the review mark.
 */
export function relabel(s: Stretch, { category = s.category, note }: Change): Stretch {
  const { note: was, review: _, ...rest } = s
  const text = note === undefined ? was : cleanNote(note)
  const other = category !== s.category
  return {
    ...(other && category === BREAK ? withoutContext(rest) : rest),
    category,
    ...(text && category !== UNEXPLAINED && { note: text }),
    // An explanation of time away is not marked as a correction.
    ...(other && { source: 'hand' as const }),
    ...(other && s.category !== UNEXPLAINED && { edited: true as const }),
  }
}

const withoutContext = ({ context: _, beside: __, ...rest }: Stretch): Stretch => rest
