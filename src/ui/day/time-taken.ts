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
import { nameOfTime } from './names.ts'

const lengthOf = (ms: number) => (ms < minute ? dayWords.underMinute : inWords(minuteOf(ms)))

/**
 * What an edit takes from other rows, in words: `Takes: Misc 12m (all, with its note), Research
 * 5m`.
 */
export const takesWords = (taken: readonly TimeTaken[], { categories }: StoredDay) => {
  const all = taken.map(({ stretch: { category, note }, ms, whole }) => {
    const length = `${nameOfTime(category, categories)} ${lengthOf(ms)}`
    return whole ? dayWords.takesAll(length, note !== undefined) : length
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

export function takesOf(stored: StoredDay, now: number, edit: Edit | undefined): Takes | undefined {
  if (!edit) return undefined
  const judge = { now, isOffered: () => true, noteLimit: NOTE_LIMIT }
  const after = applyEdit(stored.own, edit, judge)
  if (typeof after === 'string') return undefined
  const taken = timeTaken(stored.own, after, now, 'id' in edit ? [edit.id] : []).filter(
    // A new entry explains time away, and takes nothing from it.
    ({ stretch }) => edit.do !== 'add' || stretch.category !== UNEXPLAINED,
  )
  const text = takesWords(taken, stored)
  return text === undefined ? undefined : { text, whole: taken.some(({ whole }) => whole) }
}
