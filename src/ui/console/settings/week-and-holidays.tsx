import { useState } from 'preact/hooks'
import { usualWeekOf } from '../../../core/day/expected-time.ts'
import type { Dates } from '../../../core/report/range.ts'
import type { TeamWorkingTime } from '../../../sync/contract.ts'
import { Button } from '../../button.tsx'
import { datesInFull } from '../../dates.ts'
import { settingsWords } from '../../words/team-settings.ts'
import { workingWords } from '../../words/working-time.ts'
import { Week } from '../../working-week.tsx'
import { FailureMessage } from '../failure-message.tsx'
import { useAct } from '../use-act.ts'

const words = settingsWords.week

interface HolidaysProps {
  off: readonly Dates[]
  set: (off: readonly Dates[]) => void
}

/** Adds a range of days off. The added range replaces the ranges that it overlaps. */
const withRange = (off: readonly Dates[], { from, to }: Dates) =>
  [...off.filter((one) => one.to < from || one.from > to), { from, to }].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  )

const AddHolidays = ({ off, set }: HolidaysProps) => {
  const [range, choose] = useState<Dates>({ from: '', to: '' })
  const { from, to } = range
  const isWrong = from !== '' && to !== '' && to < from
  const isWhole = from !== '' && to !== '' && !isWrong
  const add = () => {
    set(withRange(off, range))
    choose({ from: '', to: '' })
  }
  return (
    <>
      <p class="acts">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} class="tick">
            {workingWords[end]}{' '}
            <input
              type="date"
              id={`holiday-${end}`}
              value={range[end]}
              aria-invalid={isWrong}
              onInput={({ currentTarget: { value } }) =>
                choose(
                  end === 'from' && !to ? { from: value, to: value } : { ...range, [end]: value },
                )
              }
            />
          </label>
        ))}
        <Button id="add-holiday" disabled={!isWhole} onClick={add}>
          {words.add}
        </Button>
      </p>
      <FailureMessage text={isWrong ? workingWords.wrongRange : ''} />
    </>
  )
}

const Holidays = ({ off, set }: HolidaysProps) => (
  <>
    <h3>{words.holidays}</h3>
    <p>{off.length === 0 ? words.none : words.holidaysHint}</p>
    <ul id="holidays">
      {off.map((one) => (
        <li key={one.from} class="setting">
          {datesInFull(one)}
          <Button
            aria-label={workingWords.removeRange(datesInFull(one))}
            onClick={() => set(off.filter((other) => other !== one))}
          >
            {workingWords.remove}
          </Button>
        </li>
      ))}
    </ul>
    <AddHolidays off={off} set={set} />
  </>
)

interface WeekProps {
  time: TeamWorkingTime
  save: (time: TeamWorkingTime) => Promise<void>
}

/** A form for the team's working week and holidays, which are saved together. */
export const WeekAndHolidays = ({ time, save }: WeekProps) => {
  const [week, setWeek] = useState(time.week)
  const [off, setOff] = useState<readonly Dates[]>(time.off)
  const [saved, setSaved] = useState(false)
  const { busy, failed, act } = useAct(settingsWords.problems)
  const submit = (event: Event) => {
    event.preventDefault()
    void act(async () => {
      await save({ ...(week && { week: [...week] }), off: [...off] })
      setSaved(true)
    })
  }
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setSaved(false)
    }
  return (
    <section class="part" aria-labelledby="week-title">
      <h2 id="week-title">{words.title}</h2>
      <form id="week-form" onSubmit={submit} aria-busy={busy}>
        <Week
          hint={week ? words.hint : `${words.notSet} ${words.hint}`}
          week={week ?? usualWeekOf(navigator.language)}
          isOwn={week !== undefined}
          set={changed((next) => setWeek(next && [...next]))}
        />
        <Holidays off={off} set={changed(setOff)} />
        <FailureMessage text={failed} />
        <p class="acts">
          <button type="submit" class="button main" id="save-week" disabled={busy}>
            {settingsWords.save}
          </button>
          <span role="status">{saved && settingsWords.saved}</span>
        </p>
      </form>
    </section>
  )
}
