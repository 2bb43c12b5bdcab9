import { dayOf } from '../../core/time/days.ts'
import type { StoredDay } from '../../store/views/day-view.ts'
import { timeOfDay } from '../dates.ts'
import { dayOfYear } from '../formats.ts'
import { UNDO_KEYS } from '../undo-keys.ts'
import { dayWords } from '../words/day.ts'
import { TroubleBar } from './trouble.tsx'
import type { Acts, Place } from './use-acts.ts'

export type Turn = (way: 'undo' | 'redo', place?: Place) => void

interface TurnProps {
  way: 'undo' | 'redo'
  stored: StoredDay | undefined
  turn: Turn
  /** Where on the page the result of undo or redo is shown. Undefined means the top of the page. */
  place?: Place
}

/**
 * The button for undo or redo. It names the edit, and the time of the edited entry. If the entry is
 * on another day, it names the date instead.
 */
const TurnButton = ({ way, stored, turn, place }: TurnProps) => {
  const what = stored?.edits[way]
  if (!stored || !what) return null
  const date = dayOf(what.about, stored.zone, stored.settings.dayStart)
  const label = dayWords[way](
    dayWords.acts[what.act],
    date === stored.day.date ? timeOfDay(what.about) : dayOfYear(date),
  )
  return (
    <button
      type="button"
      id={place === undefined ? way : undefined}
      class="plain"
      title={label}
      aria-keyshortcuts={UNDO_KEYS[way]}
      onClick={() => turn(way, place)}
    >
      {label}
    </button>
  )
}

export const UndoRedo = (props: Omit<TurnProps, 'way'>) => (
  <>
    <TurnButton way="undo" {...props} />
    <TurnButton way="redo" {...props} />
  </>
)

interface AnswerProps {
  stored: StoredDay
  acts: Acts
  turn: Turn
}

/**
 * The result of the last edit: the reason for a refusal, or a button to undo the edit. It is shown
 * in the row where the edit was made.
 */
export const Answer = ({ stored, acts, turn }: AnswerProps) => {
  if (acts.answer?.trouble) return <TroubleBar acts={acts} />
  return (
    <p class="answer" role="status" tabIndex={-1}>
      {acts.answer?.said && <span>{acts.answer.said}</span>}
      <UndoRedo stored={stored} turn={turn} place={acts.answer?.place} />
    </p>
  )
}
