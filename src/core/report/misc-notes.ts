/**
 * The repeated notes of the category misc, compared with the repeated notes of the range before.
 */
import type { MiscNote, MiscNotes } from './misc-watch.ts'
import { percentsOf } from './percents.ts'
import { shareOf } from './totals.ts'

export interface NoteShare extends MiscNote {
  /** Share of the time of the category misc, in whole percents. */
  ofMisc: number
  /**
   * Share of all work in whole percents. `ofWork`: in this range. `before`: in the range before it.
   */
  ofWork: number
  before: number
  points: number
  /** Whether the share of the work grew by more than rounding can explain. */
  grows: boolean
}

/**
 * A part of the work, 0–1. If the share of a note grew by less than this, the growth can be a
 * result of rounding.
 */
const LEAST_GROWTH = 0.005

/** The key for all time that belongs to none of the notes. The key of a note is never empty. */
const REST = ''

const percents = (notes: readonly MiscNote[], whole: number) => {
  const parts = Object.fromEntries(notes.map(({ key, ms }) => [key, ms]))
  const known = notes.reduce((all, { ms }) => all + ms, 0)
  return percentsOf({ ...parts, [REST]: whole - known })
}

/** The repeated notes with their shares. The note with the most time comes first. */
export function noteShares(now: MiscNotes, before: MiscNotes): NoteShare[] {
  const ofMisc = percents(now.all, now.misc)
  const ofWork = percents(now.all, now.worked)
  const was = percents(before.all, before.worked)
  const exact = new Map(before.all.map(({ key, ms }) => [key, shareOf(ms, before.worked)]))
  const growthOf = ({ key, ms }: MiscNote) => (shareOf(ms, now.worked) ?? 0) - (exact.get(key) ?? 0)
  return now.notes.map((note) => {
    const [share, earlier] = [ofWork.get(note.key) ?? 0, was.get(note.key) ?? 0]
    return {
      ...note,
      ofMisc: ofMisc.get(note.key) ?? 0,
      ofWork: share,
      before: earlier,
      points: share - earlier,
      grows: share > earlier && growthOf(note) >= LEAST_GROWTH,
    }
  })
}
