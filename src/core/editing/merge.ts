import { joinNotes, noteLength } from '../time/note.ts'
import { reshape, withoutId } from '../time/reshape.ts'
import { type Stretch, UNEXPLAINED } from '../time/segment.ts'
import type { Timeline } from '../time/timeline.ts'
import type { EditLimits, EditRefusal } from './types.ts'

/** Merges a stretch with the stretch that touches it on the given side. */
export function mergeStretches(
  timeline: Timeline,
  about: Stretch,
  side: 'next' | 'before',
  { noteLimit }: EditLimits,
): Timeline | EditRefusal {
  const other =
    side === 'next'
      ? timeline.find((s) => s.startedAt === about.endedAt)
      : timeline.find((s) => s.endedAt === about.startedAt)
  if (!other) return 'apart'
  const [first, last] = side === 'next' ? [about, other] : [other, about]
  // If one of the stretches is unexplained, the result has the category of the other stretch.
  const winner = about.category === UNEXPLAINED ? other : about
  const whole = joinStretches(first, last, winner)
  if (noteLength(whole.note ?? '') > noteLimit) return 'note'
  return timeline.flatMap((s) => (s === first ? [whole] : s === last ? [] : [s]))
}

/**
 * Joins both stretches. The result has the id of the earlier stretch, and the category and source
 * of `winner`.
 */
function joinStretches(first: Stretch, last: Stretch, winner: Stretch): Stretch {
  const { beside: _, note: __, review: ___, ...rest } = winner
  const note = joinNotes([first.note, last.note])
  const beside = joinBeside(first, last)
  return {
    ...reshape(withoutId(rest), first.startedAt, last.endedAt),
    ...(first.id && { id: first.id }),
    ...(note && { note }),
    ...(beside && { beside }),
  }
}

/**
 * The CRM time of both stretches. If the CRM was open when the first stretch ended, the CRM time of
 * that stretch is counted up to its end.
 */
function joinBeside(first: Stretch, last: Stretch): Stretch['beside'] {
  if (!first.beside && !last.beside) return undefined
  const { ms, since = first.endedAt ?? 0 } = first.beside ?? { ms: 0 }
  return {
    ...last.beside,
    ms: ms + (first.endedAt ?? since) - since + (last.beside?.ms ?? 0),
  }
}
