import { minuteOf } from '../../core/day/sums.ts'
import { applyEdit } from '../../core/editing/edit.ts'
import { type TimeTaken, timeTaken } from '../../core/editing/time-taken.ts'
import type { Edit } from '../../core/editing/types.ts'
import { NOTE_LIMIT } from '../../core/time/note.ts'
import { UNEXPLAINED } from '../../core/time/segment.ts'
import { minute } from '../../core/time/units.ts'
import type { StoredDay } from '../../store/views/day-view.ts'
import { inWords } from '../formats.ts'
import { dayWords } from '../words/day.ts'
import { nameOfTime } from './row-name.ts'

const lengthOf = (ms: number) => (ms < minute ? dayWords.underMinute : inWords(minuteOf(ms)))

/** The rows of this browser as they would be after an edit. Undefined if the edit is refused. */
const rowsAfter = (stored: StoredDay, now: number, edit: Edit) => {
  const judge = { now, isOffered: () => true, noteLimit: NOTE_LIMIT }
  const after = applyEdit(stored.own, edit, judge)
  return typeof after === 'string' ? undefined : after
}

const nameAndLength = ({ stretch, ms }: TimeTaken, { categories }: StoredDay) =>
  `${nameOfTime(stretch.category, categories)} ${lengthOf(ms)}`

/**
 * What an edit takes from other rows, in words, such as `Takes: Misc 12m (all, with its note),
 * Research 5m`.
 */
export const takesWords = (taken: readonly TimeTaken[], stored: StoredDay) => {
  const all = taken.map((one) => {
    const length = nameAndLength(one, stored)
    return one.whole ? dayWords.takesAll(length, one.stretch.note !== undefined) : length
  })
  return all.length > 0 ? dayWords.takes(all.join(', ')) : undefined
}

/**
 * The time that an edit would take from other rows, in words. `whole`: at least one row would be
 * removed.
 */
export interface Takes {
  text: string
  whole: boolean
}

/** How an edit would change other rows, in words. */
interface Effect {
  takes?: Takes
  /**
   * The time that other rows gain. If an edit makes a row shorter, the rows that touch it become
   * longer.
   */
  gives?: string
}

/** The effect of an edit on other rows. Empty if the edit changes no other row, or is refused. */
export function effectOf(stored: StoredDay, now: number, edit: Edit | undefined): Effect {
  const after = edit && rowsAfter(stored, now, edit)
  if (!after) return {}
  const itself = 'id' in edit ? [edit.id] : []
  const taken = timeTaken(stored.own, after, now, itself).filter(
    // If a new entry replaces time away, it explains that time. So the time away is not listed as a
    // row that loses time.
    ({ stretch }) => edit.do !== 'add' || stretch.category !== UNEXPLAINED,
  )
  const text = takesWords(taken, stored)
  // A new entry makes no other row longer.
  const given = 'id' in edit ? timeTaken(after, stored.own, now, itself) : []
  return {
    ...(text !== undefined && { takes: { text, whole: taken.some(({ whole }) => whole) } }),
    ...(given.length > 0 && {
      gives: dayWords.gives(given.map((one) => nameAndLength(one, stored)).join(', ')),
    }),
  }
}
