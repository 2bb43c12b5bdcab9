import { dateAfter } from '../../core/time/days.ts'
import { isAside } from '../../core/time/segment.ts'
import { minute } from '../../core/time/units.ts'
import type { StoredDay } from '../../store/views/day-view.ts'
import { colourOf } from '../colours.ts'
import { longDay, weekday } from '../dates.ts'
import { hoursMinutes } from '../formats.ts'
import { dayWords } from '../words/day.ts'
import { addressOf, goTo } from './address.ts'
import { type Turn, UndoRedo } from './undo-redo.tsx'
import type { DayView } from './view.ts'

interface HeaderProps {
  date: string
  today: string
  stored: StoredDay | undefined
  turn: Turn
  canAdd: boolean
  add: () => void
  /** Shows the list of keys. */
  help: () => void
}

const Step = ({ id, to, name, sign }: { id: string; to: string; name: string; sign: string }) => (
  <a id={id} class="button step" href={addressOf(to)} aria-label={name} title={name}>
    {sign}
  </a>
)

/** The heading of the page: the day, links to other days, and buttons for the whole day. */
export const Header = ({ date, today, stored, turn, canAdd, add, help }: HeaderProps) => (
  <header>
    <div class="which">
      <h1>{longDay(date)}</h1>
      <span class="steps">
        <Step id="previous" to={dateAfter(date, -1)} name={dayWords.previous} sign="‹" />
        <Step id="next" to={dateAfter(date, 1)} name={dayWords.next} sign="›" />
      </span>
      <a
        id="today"
        class="button"
        href={addressOf(today)}
        aria-current={date === today ? 'date' : undefined}
      >
        {dayWords.toToday}
      </a>
      <input
        type="date"
        id="go-to"
        aria-label={dayWords.goTo}
        title={dayWords.goTo}
        value={date}
        onChange={({ currentTarget: { value } }) => value && goTo(value)}
      />
    </div>
    <div class="tools">
      <UndoRedo stored={stored} turn={turn} />
      <button type="button" id="add-button" class="button" disabled={!canAdd} onClick={add}>
        {dayWords.add}
      </button>
      <button
        type="button"
        id="keys-button"
        class="button step"
        aria-label={dayWords.keysTitle}
        title={dayWords.keysTitle}
        aria-keyshortcuts="?"
        onClick={help}
      >
        ?
      </button>
    </div>
  </header>
)

interface WeekProps {
  stored: StoredDay
  view: DayView
  /** The day that is shown or is just being read, `YYYY-MM-DD`. */
  date: string
}

/**
 * The time of a day per category, for the coloured bar under the sum of the day. Breaks and
 * unexplained time are left out.
 */
const stripesOf = ({ totals }: DayView['week'][number]) =>
  Object.entries(totals).filter(([category]) => !isAside(category))

/** The days of the week, each with the sum of its time. A mark shows days with unexplained time. */
export const Week = ({ stored, view, date: shown }: WeekProps) => {
  const most = Math.max(1, ...view.week.map(({ worked }) => worked))
  return (
    <nav class="week" aria-label={dayWords.week}>
      {view.week.map((one) => (
        <a
          key={one.date}
          href={addressOf(one.date)}
          aria-current={one.date === shown ? 'date' : undefined}
          data-future={one.date > stored.today ? '' : undefined}
        >
          <span>
            <span>{weekday(one.date)}</span> <span>{Number(one.date.slice(-2))}</span>
          </span>
          <b>
            {one.worked >= minute ? hoursMinutes(one.worked) : '–'}
            {one.waits && <Waits />}
          </b>
          <span class="stripes" aria-hidden="true">
            {stripesOf(one).map(([category, ms]) => (
              <i
                key={category}
                style={{
                  width: `${(ms / most) * 100}%`,
                  '--colour': colourOf(category, stored.settings.colours),
                }}
              />
            ))}
          </span>
        </a>
      ))}
    </nav>
  )
}

const Waits = () => (
  <em title={dayWords.weekWaits}>
    <span aria-hidden="true"> ?</span>
    <span class="spoken">{dayWords.weekWaits}</span>
  </em>
)
