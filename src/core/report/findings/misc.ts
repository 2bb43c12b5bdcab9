/**
 * The finding about the category misc: how large its share is, whether the share grows, and which
 * note with this category grows.
 */
import { areComparable } from '../compare.ts'
import { type NoteShare, noteShares } from '../misc-notes.ts'
import type { MiscNotes } from '../misc-watch.ts'
import { miscPercent } from '../trend.ts'
import { type Change, type Compared, type Comparison, changeOf } from './comparison.ts'

export interface MiscFinding {
  percent: number | undefined
  change: Change | undefined
  /** The repeated note whose share of the work grew most since the range before. */
  growing: NoteShare | undefined
  /** The repeated note with the most time. Undefined for a team: notes of a team are not known. */
  largest: NoteShare | undefined
}

/** The repeated notes in a range, and in the range before it. */
export interface NotesOfRanges {
  now: MiscNotes
  before: MiscNotes
}

export function miscFinding(
  comparison: Comparison,
  { now, before }: Pick<Compared, 'now' | 'before'>,
  notes: NotesOfRanges | undefined,
): MiscFinding {
  const shares = notes ? noteShares(notes.now, notes.before) : []
  const [growing] = areComparable(now, before)
    ? shares.filter(({ grows }) => grows).toSorted((a, b) => b.points - a.points)
    : []
  return {
    percent: miscPercent(comparison.now),
    change: changeOf(comparison, miscPercent),
    growing,
    largest: shares[0],
  }
}
