/**
 * Whether misc has become too large, and which repeated notes fill it (docs/domain.md, *Scheme
 * rules*, *Misc watch*).
 */
import { MISC } from '../scheme/categories.ts'
import { lengthOf } from './cut.ts'
import type { RangeData } from './day.ts'
import { shareOf, sumOf } from './totals.ts'

/** The days that are watched. */
export const WATCHED_DAYS = 14

export interface MiscNote {
  /** For comparison with another range. */
  key: string
  /** In the latest spelling. */
  note: string
  ms: number
  count: number
}

/** What fills misc in a range. */
export interface MiscNotes {
  worked: number
  /** Misc itself, without its children. */
  misc: number
  share: number | undefined
  /** The notes with the most time first; also those that were used once. */
  all: readonly MiscNote[]
  /** Notes used more than once. */
  notes: readonly MiscNote[]
  /** Misc without a note, milliseconds. */
  unnoted: number
}

export interface MiscWatch extends MiscNotes {
  over: boolean
}

/** A note for comparison: case and punctuation do not matter. */
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

/** @param limit a share of the work, 0–1 */
export function miscWatch(data: Pick<RangeData, 'pieces' | 'days'>, limit: number): MiscWatch {
  const notes = miscNotes(data)
  return { ...notes, over: notes.share !== undefined && notes.share > limit }
}
