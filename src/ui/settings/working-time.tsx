import {
  firstWeekdayOf,
  type TimeOff,
  type WorkingWeek,
  weekdaysFrom,
} from '../../core/day/expected.ts'
import type { StintDatabase } from '../../store/database.ts'
import {
  addTimeOff,
  readExpected,
  readWorkingTime,
  removeTimeOff,
  setWorkingWeek,
} from '../../store/working-time.ts'
import { datesInFull, weekday } from '../dates.ts'
import { DaysOffForm } from '../days-off-form.tsx'
import { useLive } from '../live.ts'
import { workingWords } from '../words/working.ts'
import type { Save } from './save.ts'

/** A Monday; its week gives the weekdays their names. */
const MONDAY = new Temporal.PlainDate(2026, 11, 23)

const nameOf = (isoWeekday: number) => weekday(MONDAY.add({ days: isoWeekday - 1 }).toString())

/** The weekdays, 1 = Monday … 7, in the order of the region. */
const inOrder = () => weekdaysFrom(firstWeekdayOf(navigator.language))

/** Hours of a day that was none before. */
const USUAL_HOURS = 8

interface WeekProps {
  week: WorkingWeek
  isOwn: boolean
  set: (week: WorkingWeek | undefined) => void
}

const Week = ({ week, isOwn, set }: WeekProps) => {
  const change = (day: number, hours: number) =>
    set(week.map((one, i) => (i === day - 1 ? hours : one)))
  return (
    <fieldset id="working-week">
      <legend>{workingWords.title}</legend>
      <p>{workingWords.hint}</p>
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
        <button type="button" id="usual-week" class="button" onClick={() => set(undefined)}>
          {workingWords.usual}
        </button>
      )}
    </fieldset>
  )
}

interface DaysOffProps {
  off: readonly TimeOff[]
  add: (off: TimeOff) => void
  remove: (off: TimeOff) => void
}

const DaysOff = ({ off, add, remove }: DaysOffProps) => (
  <>
    <h3 id="off-title">{workingWords.offTitle}</h3>
    <p>{workingWords.offHint}</p>
    {off.length === 0 && <p>{workingWords.none}</p>}
    <ul class="list" id="off-list">
      {off.map((one) => (
        <li key={one.from} class="setting">
          <span>
            <b>{workingWords.reasons[one.reason]}</b> {datesInFull(one)}
          </span>
          <button
            type="button"
            class="button"
            aria-label={workingWords.removeRange(datesInFull(one))}
            onClick={() => remove(one)}
          >
            {workingWords.remove}
          </button>
        </li>
      ))}
    </ul>
    <DaysOffForm date={Temporal.Now.plainDateISO().toString()} add={add} />
  </>
)

interface WorkingTimeProps {
  db: StintDatabase
  save: Save
  fail: () => void
}

/** The person's working week and days off. */
export const WorkingTime = ({ db, save, fail }: WorkingTimeProps) => {
  const read = useLive(
    async () => ({ own: await readWorkingTime(db), expected: await readExpected(db) }),
    fail,
  )
  if (!read) return null
  const { own, expected } = read
  return (
    <>
      <Week
        week={expected.week}
        isOwn={own.week !== undefined}
        set={(week) => save(() => setWorkingWeek(db, week))}
      />
      <DaysOff
        off={own.off}
        add={(off) => save(() => addTimeOff(db, off))}
        remove={(off) => save(() => removeTimeOff(db, off))}
      />
    </>
  )
}
