/** The repeated notes of misc against those of the range before. */
import type { MiscNote, MiscNotes } from './misc-watch.ts'
import { percentsOf } from './percents.ts'
import { shareOf } from './totals.ts'

export interface NoteShare extends MiscNote {
  /** Whole percents of misc. */
  ofMisc: number
  /** Whole percents of the work, in the range and in the one before. */
  ofWork: number
  before: number
  points: number
  /** It takes more of the work than before, and not by rounding alone. */
  grows: boolean
}

/** A smaller growth is rounding; a share of the work, 0–1. */
const LEAST_GROWTH = 0.005

/** No note has an empty key. */
const REST = ''

const percents = (notes: readonly MiscNote[], whole: number) => {
  const parts = Object.fromEntries(notes.map(({ key, ms }) => [key, ms]))
  const known = notes.reduce((all, { ms }) => all + ms, 0)
  return percentsOf({ ...parts, [REST]: whole - known })
}

/** Those with the most time first. */
export function noteShares(now: MiscNotes, before: MiscNotes): NoteShare[] {
  const ofMisc = percents(now.all, now.misc)
  const ofWork = percents(now.all, now.worked)
  const was = percents(before.all, before.worked)
  const exact = new Map(before.all.map(({ key, ms }) => [key, shareOf(ms, before.worked)]))
  const growthOf = ({ key, ms }: MiscNote) =>
    (shareOf(ms, now.worked) ?? 0) - (exact.get(key) ?? 0)
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
