import { explainAway } from '../time/change-timeline.ts'
import { cleanNote, noteLength } from '../time/note.ts'
import { moveBound, placeStretch, reshape, withoutId } from '../time/reshape.ts'
import { BREAK, MAX_SEGMENT, type Stretch, UNEXPLAINED } from '../time/segment.ts'
import type { Timeline } from '../time/timeline.ts'
import { changeStretch, relabel } from './change.ts'
import { mergeStretches } from './merge.ts'
import { type Edit, type EditLimits, type EditRefusal, isEditRefusal, type Part } from './types.ts'

/**
 * The timeline after an edit, or why the edit is refused. The new timeline differs only in the
 * edited stretches and in the neighbours of changed bounds.
 */
export function applyEdit(
  timeline: Timeline,
  edit: Edit,
  judge: EditLimits,
): Timeline | EditRefusal {
  const refused = refusalOf(edit, judge)
  if (refused) return refused
  const after = carryOut(timeline, edit, judge)
  if (isEditRefusal(after)) return after
  return after.some((s) => isTooLong(s, timeline, judge)) ? 'long' : after
}

/** Checks the values of an edit; this check does not need the timeline. */
function refusalOf(edit: Edit, { now, isOffered, noteLimit }: EditLimits): EditRefusal | undefined {
  const { instants, categories, note } = inputsOf(edit)
  if (instants.some((at) => !(at <= now))) return 'future'
  if (categories.some((id) => id !== BREAK && !isOffered(id))) return 'category'
  return note && noteLength(cleanNote(note)) > noteLimit ? 'note' : undefined
}

function inputsOf(edit: Edit): { instants: number[]; categories: string[]; note?: string } {
  const some = <T>(...all: (T | undefined)[]) => all.filter((one) => one !== undefined)
  switch (edit.do) {
    case 'move':
      return { instants: [edit.to], categories: [] }
    case 'change':
      return {
        instants: some(edit.startedAt, edit.endedAt),
        categories: some(edit.category),
        ...(edit.note && { note: edit.note }),
      }
    case 'split':
      return { instants: [edit.at], categories: some(edit.later) }
    case 'add':
      return {
        instants: [edit.from, edit.to],
        categories: [edit.category],
        ...(edit.note && { note: edit.note }),
      }
    case 'explain':
      return { instants: [], categories: edit.parts.map((part) => part.category) }
    default:
      return { instants: [], categories: [] }
  }
}

/**
 * Whether a stretch is longer than allowed. A stretch that was too long before the edit is
 * accepted, unless the edit makes it longer.
 */
function isTooLong(s: Stretch, before: Timeline, { now }: EditLimits) {
  const lengthOf = ({ startedAt, endedAt = now }: Stretch) => endedAt - startedAt
  const was = before.find(({ id }) => id !== undefined && id === s.id)
  return lengthOf(s) > MAX_SEGMENT && lengthOf(s) > (was ? lengthOf(was) : 0)
}

function carryOut(timeline: Timeline, edit: Edit, judge: EditLimits): Timeline | EditRefusal {
  if (edit.do === 'move') return moveBound(timeline, edit.at, edit.to) ?? 'gone'
  if (edit.do === 'add') return addStretch(timeline, edit)
  const about = timeline.find((s) => s.id === edit.id)
  if (!about) return 'gone'
  switch (edit.do) {
    case 'change':
      return changeStretch(timeline, about, edit)
    case 'split':
      return splitStretch(timeline, about, edit, judge)
    case 'merge':
      return mergeStretches(timeline, about, edit.with, judge)
    case 'delete':
      return timeline.filter((s) => s !== about)
    case 'explain':
      return explainInParts(timeline, about, edit.parts)
  }
}

function addStretch(timeline: Timeline, edit: Edit & { do: 'add' }): Timeline | EditRefusal {
  const { from, to, category, note = '' } = edit
  if (!(to > from)) return 'empty'
  const bounds = { startedAt: from, endedAt: to }
  const text = cleanNote(note)
  return placeStretch(timeline, {
    category,
    ...bounds,
    source: 'hand',
    edited: true,
    ...(text && { note: text }),
  })
}

function splitStretch(
  timeline: Timeline,
  about: Stretch,
  { at, later = about.category }: Edit & { do: 'split' },
  { now }: EditLimits,
): Timeline | EditRefusal {
  const { id = '', startedAt, endedAt } = about
  if (at <= startedAt || at >= (endedAt ?? now)) return 'outside'
  const first = reshape(about, startedAt, at)
  const second = relabel(withoutId(reshape(about, at, endedAt)), {
    do: 'change',
    id,
    category: later,
  })
  return timeline.flatMap((s) => (s === about ? [first, second] : [s]))
}

function explainInParts(
  timeline: Timeline,
  about: Stretch,
  parts: readonly Part[],
): Timeline | EditRefusal {
  const { category, startedAt, endedAt } = about
  if (category !== UNEXPLAINED || endedAt === undefined) return 'gone'
  if (parts.some(({ from, to }) => !(to > from))) return 'empty'
  if (parts.some(({ from, to }) => from < startedAt || to > endedAt)) return 'outside'
  return parts.reduce<Timeline>(
    (done, part) => explainAway(done, part.from, part.to, part.category),
    timeline,
  )
}
