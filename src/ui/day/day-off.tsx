import { useState } from 'preact/hooks'
import { daysOffOn } from '../../core/day/expected-time.ts'
import type { StintDatabase } from '../../store/database.ts'
import {
  addTimeOff,
  readExpected,
  readWorkingTime,
  removeTimeOff,
} from '../../store/working-time.ts'
import { DaysOffForm } from '../days-off-form.tsx'
import { useLive } from '../live-query.ts'
import { workingWords } from '../words/working-time.ts'
import type { Acts } from './use-acts.ts'

interface DayOffProps {
  db: StintDatabase
  date: string
  acts: Acts
}

/** Says whether this day is a day off, and has the form with which the person enters days off. */
export const DayOff = ({ db, date, acts }: DayOffProps) => {
  const [isOpen, setOpen] = useState(false)
  const read = useLive(
    async () => ({ own: (await readWorkingTime(db)).off, all: (await readExpected(db)).off }),
    () => acts.refuse('unread'),
  )
  if (!read) return null
  const own = daysOffOn(date, read.own)
  if (own)
    return (
      <p class="off" id="day-off">
        <span>
          {workingWords.isOff}: <b>{workingWords.reasons[own.reason]}</b>
        </span>
        <button
          type="button"
          id="work-after-all"
          class="button"
          onClick={() => void acts.run(() => removeTimeOff(db, { from: date, to: date }))}
        >
          {workingWords.workAfterAll}
        </button>
      </p>
    )
  if (daysOffOn(date, read.all))
    return (
      <p class="off" id="day-off">
        {workingWords.fromTeam}
      </p>
    )
  return (
    <details class="off" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary id="take-off">{workingWords.takeOff}</summary>
      {isOpen && (
        <>
          <p>{workingWords.offHint}</p>
          <DaysOffForm
            key={date}
            date={date}
            add={(off) => {
              setOpen(false)
              void acts.run(() => addTimeOff(db, off))
            }}
          />
        </>
      )}
    </details>
  )
}
