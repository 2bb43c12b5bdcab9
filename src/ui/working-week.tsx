import { firstWeekdayOf, type WorkingWeek, weekdaysFrom } from '../core/day/expected-time.ts'
import { Button } from './button.tsx'
import { weekday } from './dates.ts'
import { workingWords } from './words/working-time.ts'

/** A Monday. The seven days from this Monday on are used to get the names of the weekdays. */
const MONDAY = new Temporal.PlainDate(2026, 11, 23)

const nameOf = (isoWeekday: number) => weekday(MONDAY.add({ days: isoWeekday - 1 }).toString())

/** The numbers of the weekdays, 1 for Monday to 7 for Sunday, in the order of the region. */
const inOrder = () => weekdaysFrom(firstWeekdayOf(navigator.language))

/** The number of hours that a weekday gets when the person makes it a working day. */
const USUAL_HOURS = 8

interface WeekProps {
  hint: string
  week: WorkingWeek
  /**
   * Whether the working week was set with these fields. If not, it comes from elsewhere (the team
   * or the region), and these fields cannot remove it.
   */
  isOwn: boolean
  set: (week: WorkingWeek | undefined) => void
}

/** The fields for working days and their usual hours. */
export const Week = ({ hint, week, isOwn, set }: WeekProps) => {
  const change = (day: number, hours: number) =>
    set(week.map((one, i) => (i === day - 1 ? hours : one)))
  return (
    <fieldset id="working-week">
      <legend>{workingWords.title}</legend>
      <p>{hint}</p>
      {inOrder().map((day) => {
        const hours = week[day - 1] ?? 0
        return (
          <div key={day} class="weekday">
            <label>
              <input
                type="checkbox"
                id={`works-${day}`}
                checked={hours > 0}
                onChange={({ currentTarget: { checked } }) =>
                  change(day, checked ? USUAL_HOURS : 0)
                }
              />
              {nameOf(day)}
            </label>
            <span>
              <input
                type="number"
                id={`hours-${day}`}
                aria-label={workingWords.hoursOn(nameOf(day))}
                min={0.5}
                max={24}
                step={0.5}
                disabled={hours === 0}
                value={hours || ''}
                onChange={({ currentTarget }) => {
                  const typed = currentTarget.valueAsNumber
                  if (typed > 0 && typed <= 24) change(day, typed)
                }}
              />{' '}
              {workingWords.hours}
            </span>
          </div>
        )
      })}
      {isOwn && (
        <Button id="usual-week" onClick={() => set(undefined)}>
          {workingWords.usual}
        </Button>
      )}
    </fieldset>
  )
}
