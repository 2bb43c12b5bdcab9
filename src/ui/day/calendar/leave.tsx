import { useEffect, useState } from 'preact/hooks'
import type { LeaveOffer } from '../../../core/calendar/leave.ts'
import type { Reason } from '../../../core/day/expected-time.ts'
import type { StintDatabase } from '../../../store/database.ts'
import { answerLeave } from '../../../store/working-time.ts'
import { datesInFull } from '../../dates.ts'
import { ReasonField } from '../../days-off-form.tsx'
import { calendarWords } from '../../words/calendar.ts'
import type { Acts } from '../use-acts.ts'

/**
 * Returns the first period of leave in the calendar about which the person has not answered yet,
 * and a function that goes on to the next such period.
 */
function useLeave(db: StintDatabase, hasCalendar: boolean) {
  const [offers, setOffers] = useState<readonly LeaveOffer[]>([])
  const [first] = offers
  useEffect(() => {
    // If the calendar cannot be read, nothing is asked. The person can still enter days off by
    // hand.
    if (hasCalendar)
      void import('../../calendar/leave.ts')
        .then(({ readLeave }) => readLeave(db))
        .then(setOffers)
        .catch(() => undefined)
  }, [db, hasCalendar])
  return { first, next: () => setOffers(offers.slice(1)) }
}

interface LeaveQuestionProps {
  db: StintDatabase
  hasCalendar: boolean
  acts: Acts
}

/**
 * Asks once whether days that the calendar shows as leave are days off (rule 11 in docs/domain.md).
 */
export const LeaveQuestion = ({ db, hasCalendar, acts }: LeaveQuestionProps) => {
  const { first, next } = useLeave(db, hasCalendar)
  if (!first) return null
  const answer = async (reason?: Reason) => {
    if (await acts.run(() => answerLeave(db, first, reason))) next()
  }
  return (
    <form
      key={first.from}
      class="off"
      id="leave-question"
      onSubmit={(event) => {
        event.preventDefault()
        void answer(new FormData(event.currentTarget).get('reason') as Reason)
      }}
    >
      <p>
        {calendarWords.inCalendar}{' '}
        <b>{[first.title, datesInFull(first)].filter(Boolean).join(', ')}</b>
        <br />
        {calendarWords.leave}
      </p>
      <ReasonField id="leave-reason" reason={first.reason} />
      <div class="ends">
        <button type="submit" id="leave-yes" class="button">
          {calendarWords.leaveYes}
        </button>
        <button type="button" id="leave-no" class="button" onClick={() => void answer()}>
          {calendarWords.leaveNo}
        </button>
      </div>
    </form>
  )
}
