import { noteLength, noteOf } from '../time/note.ts'
import { apart, moved, placed, reshaped } from '../time/reshape.ts'
import { BREAK, type Stretch, UNEXPLAINED } from '../time/segment.ts'
import { explained, type Timeline } from '../time/timeline.ts'
import { changed, said } from './change.ts'
import { merged } from './merge.ts'

/** A part of a stretch away, `[from, to)` in epoch milliseconds, and what it was. */
export interface Part {
  from: number
  to: number
  category: string
}

/** What a person may do to a day, after the fact; instants in epoch milliseconds. */
export type Edit =
  /** The bound between two stretches, or beside one, as it is dragged. */
  | { do: 'move'; at: number; to: number }
  /** What is given is new. */
  | {
      do: 'change'
      id: string
      startedAt?: number
      endedAt?: number
      category?: string
      note?: string
    }
  /** `later`: what the later part was. */
  | { do: 'split'; id: string; at: number; later?: string }
  /** With what touches it: the next, or the one before. */
  | { do: 'merge'; id: string; with: 'next' | 'before' }
  | { do: 'add'; from: number; to: number; category: string; note?: string }
  | { do: 'delete'; id: string }
  | { do: 'explain'; id: string; parts: readonly Part[] }

export type Act = Edit['do']

/** Why an edit cannot be; the words for a person are in src/ui. */
export type Refusal =
  /** What it was about has gone or moved meanwhile. */
  | 'gone'
  | 'future'
  /** Something would have no length, or end before it starts. */
  | 'empty'
  /** It is still running: its end is for Stop. */
  | 'running'
  /** The place to split at lies outside of it, or a part outside of what is explained. */
  | 'outside'
  /** Nothing touches it there: between the two lies time of which nothing is known. */
  | 'apart'
  /** Longer than a day. */
  | 'long'
  | 'note'
  | 'category'
  /** That was recorded by another browser of the person's. */
  | 'foreign'
  /** Another browser of the person's has recorded that very time. */
  | 'elsewhere'

export const isRefusal = (result: unknown): result is Refusal => typeof result === 'string'

/** What an edit is judged by. */
export interface Judge {
  now: number
  /** Whether time may be of this category. */
  isOffered: (category: string) => boolean
  /** Longest note, as `noteLength` counts. */
  noteLimit: number
}

const LONGEST = 24 * 60 * 60_000

/** The timeline after an edit, or why it cannot be. Nothing but what the edit says is changed. */
export function edited(timeline: Timeline, edit: Edit, judge: Judge): Timeline | Refusal {
  const refused = refusalOf(edit, judge)
  if (refused) return refused
  const after = made(timeline, edit, judge)
  if (isRefusal(after)) return after
  return after.some((s) => isTooLong(s, timeline, judge)) ? 'long' : after
}

/** What can be said without looking at the timeline. */
function refusalOf(edit: Edit, { now, isOffered, noteLimit }: Judge): Refusal | undefined {
  const { instants, categories, note } = given(edit)
  if (instants.some((at) => !(at <= now))) return 'future'
  if (categories.some((id) => id !== BREAK && !isOffered(id))) return 'category'
  return note && noteLength(noteOf(note)) > noteLimit ? 'note' : undefined
}

function given(edit: Edit): { instants: number[]; categories: string[]; note?: string } {
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

/** One that was so long before is the person's to shorten. */
function isTooLong(s: Stretch, before: Timeline, { now }: Judge) {
  const lengthOf = ({ startedAt, endedAt = now }: Stretch) => endedAt - startedAt
  const was = before.find(({ id }) => id !== undefined && id === s.id)
  return lengthOf(s) > LONGEST && lengthOf(s) > (was ? lengthOf(was) : 0)
}

function made(timeline: Timeline, edit: Edit, judge: Judge): Timeline | Refusal {
  if (edit.do === 'move') return moved(timeline, edit.at, edit.to) ?? 'gone'
  if (edit.do === 'add') return added(timeline, edit)
  const about = timeline.find((s) => s.id === edit.id)
  if (!about) return 'gone'
  switch (edit.do) {
    case 'change':
      return changed(timeline, about, edit)
    case 'split':
      return split(timeline, about, edit, judge)
    case 'merge':
      return merged(timeline, about, edit.with, judge)
    case 'delete':
      return timeline.filter((s) => s !== about)
    case 'explain':
      return toldOf(timeline, about, edit.parts)
  }
}

function added(timeline: Timeline, edit: Edit & { do: 'add' }): Timeline | Refusal {
  const { from, to, category, note = '' } = edit
  if (!(to > from)) return 'empty'
  const bounds = { startedAt: from, endedAt: to }
  const text = noteOf(note)
  return placed(timeline, {
    ...{ category, ...bounds, source: 'hand', edited: true },
    ...(text && { note: text }),
  })
}

function split(
  timeline: Timeline,
  about: Stretch,
  { at, later = about.category }: Edit & { do: 'split' },
  { now }: Judge,
): Timeline | Refusal {
  const { id = '', startedAt, endedAt } = about
  if (at <= startedAt || at >= (endedAt ?? now)) return 'outside'
  const first = reshaped(about, startedAt, at)
  const second = said(apart(reshaped(about, at, endedAt)), { do: 'change', id, category: later })
  return timeline.flatMap((s) => (s === about ? [first, second] : [s]))
}

function toldOf(timeline: Timeline, about: Stretch, parts: readonly Part[]): Timeline | Refusal {
  const { category, startedAt, endedAt } = about
  if (category !== UNEXPLAINED || endedAt === undefined) return 'gone'
  if (parts.some(({ from, to }) => !(to > from))) return 'empty'
  if (parts.some(({ from, to }) => from < startedAt || to > endedAt)) return 'outside'
  return parts.reduce<Timeline>(
    (told, part) => explained(told, part.from, part.to, part.category),
    timeline,
  )
}
