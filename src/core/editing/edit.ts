import { cleanNote, noteLength } from '../time/note.ts'
import { moveBound, placeStretch, reshape, withoutId } from '../time/reshape.ts'
import { BREAK, MAX_SEGMENT, type Stretch, UNEXPLAINED } from '../time/segment.ts'
import { explainAway, type Timeline } from '../time/timeline.ts'
import { changeStretch, relabel } from './change.ts'
import { mergeStretches } from './merge.ts'

/** A part of a stretch away, `[from, to)` in epoch milliseconds, and its category. */
export interface Part {
  from: number
  to: number
  category: string
}

/** An edit of a day by the person; instants in epoch milliseconds. */
export type Edit =
  /** Moves the bound between two stretches, or the free bound of one, as by dragging. */
  | { do: 'move'; at: number; to: number }
  /** Replaces the given properties. */
  | {
      do: 'change'
      id: string
      startedAt?: number
      endedAt?: number
      category?: string
      note?: string
    }
  /** `later`: the category of the later part. */
  | { do: 'split'; id: string; at: number; later?: string }
  /** Merges with the stretch that touches it: the next one or the one before. */
  | { do: 'merge'; id: string; with: 'next' | 'before' }
  | { do: 'add'; from: number; to: number; category: string; note?: string }
  | { do: 'delete'; id: string }
  | { do: 'explain'; id: string; parts: readonly Part[] }

export type EditKind = Edit['do']

/** Why an edit is refused; the texts for the person are in src/ui. */
export type EditRefusal =
  /** The segment was deleted or moved meanwhile. */
  | 'gone'
  | 'future'
  /** A stretch would be empty, or end before it starts. */
  | 'empty'
  /** It is still running: Stop ends it. */
  | 'running'
  /**
   * The instant to split at lies outside of the stretch, or a part lies outside of the explained
   * stretch.
   */
  | 'outside'
  /** Nothing touches it on that side: there is untracked time between the two. */
  | 'apart'
  /** Longer than a day. */
  | 'long'
  | 'note'
  | 'category'
  /** Another browser of the person has recorded it. */
  | 'foreign'
  /** Another browser of the person has recorded work at that time. */
  | 'elsewhere'

export const isEditRefusal = (result: unknown): result is EditRefusal => typeof result === 'string'

/** What an edit is checked against. */
export interface EditLimits {
  now: number
  /** Whether a stretch may have this category. */
  isOffered: (category: string) => boolean
  /** Longest note, as `noteLength` counts. */
  noteLimit: number
}

/** The timeline after an edit, or why it is refused. An edit changes nothing but what it names. */
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

/** Checks that need no timeline. */
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

/** A stretch that was too long before may stay too long while the person shortens it. */
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
    (told, part) => explainAway(told, part.from, part.to, part.category),
    timeline,
  )
}
