/**
 * Whether the share of the category misc has become too large, and which repeated notes were used
 * with this category (docs/domain.md, *Scheme rules*, *Misc watch*).
 */
import { MISC } from '../scheme/categories.ts'
import { lengthOf } from './cut-at-bounds.ts'
import type { RangeData } from './day.ts'
import { shareOf, sumOf } from './totals.ts'

/** The number of days over which the share of misc is measured. */
export const WATCHED_DAYS = 14

export interface MiscNote {
  /** The note in the form by which notes of two ranges are compared. */
  key: string
  /** The note in its latest spelling. */
  note: string
  ms: number
  count: number
}

/** The notes that were used with the category misc in a range. */
export interface MiscNotes {
  worked: number
  /** Time of the category misc itself, without its sub-categories. */
  misc: number
  share: number | undefined
  /** All notes, also those that were used only once. The note with the most time comes first. */
  all: readonly MiscNote[]
  /** The notes that were used more than once. */
  notes: readonly MiscNote[]
  /** Milliseconds of the category misc without a note. */
  unnoted: number
}

export interface MiscWatch extends MiscNotes {
  over: boolean
}

/** A note in the form by which notes are compared: without differences of case and punctuation. */
export const normalNote = (note: string) =>
  note
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()

export function miscNotes({ pieces, days }: Pick<RangeData, 'pieces' | 'days'>): MiscNotes {
  const worked = days.reduce((all, day) => all + sumOf(day.work), 0)
  const misc = days.reduce((all, day) => all + (day.work[MISC] ?? 0), 0)
  const notes = new Map<string, { note: string; ms: number; seen: Set<string> }>()
  let unnoted = 0
  for (const piece of misc > 0 ? pieces : []) {
    const { category, note = '', id } = piece.segment
    if (category !== MISC) continue
    const key = normalNote(note)
    if (!key) {
      unnoted += lengthOf(piece)
      continue
    }
    const { ms, seen } = notes.get(key) ?? { ms: 0, seen: new Set<string>() }
    notes.set(key, { note: note.trim(), ms: ms + lengthOf(piece), seen: seen.add(id) })
  }
  const all = [...notes]
    .map(([key, { seen, ...note }]) => ({ key, ...note, count: seen.size }))
    .sort((a, b) => b.ms - a.ms)
  return {
    worked,
    misc,
    share: shareOf(misc, worked),
    unnoted,
    all,
    notes: all.filter(({ count }) => count > 1),
  }
}

/**
 * @param limit if the share of the category misc in the work (0–1) is above this, misc is too large
 */
export function miscWatch(data: Pick<RangeData, 'pieces' | 'days'>, limit: number): MiscWatch {
  const notes = miscNotes(data)
  return { ...notes, over: notes.share !== undefined && notes.share > limit }
}
