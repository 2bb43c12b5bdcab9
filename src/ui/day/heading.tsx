import { dateAfter } from '../../core/time/days.ts'
import { minute } from '../../core/time/units.ts'
import type { StoredDay } from '../../store/views/day-view.ts'
import { longDay, weekday } from '../dates.ts'
import { hoursMinutes, inWords, percent } from '../formats.ts'
import { dayWords } from '../words/day.ts'
import { addressOf, goTo } from './address.ts'
import type { DayView } from './view.ts'

/** `7h 12m · selling 63% · 47m to explain` */
const sumWords = ({ worked, selling, unexplained }: DayView['sum']) =>
  [
    inWords(worked),
    selling !== undefined && dayWords.selling(percent(selling)),
    unexplained > 0 && dayWords.toExplain(inWords(unexplained)),
  ]
    .filter(Boolean)
    .join(' · ')

interface HeadingProps {
  date: string
  today: string
  view: DayView | undefined
}

/** The day, links to other days, and the day's sums. */
export const Heading = ({ date, today, view }: HeadingProps) => (
  <>
    <div class="which">
      <h1>{longDay(date)}</h1>
      <span class="steps">
        <a
          id="previous"
          class="step"
          href={addressOf(dateAfter(date, -1))}
          aria-label={dayWords.previous}
          title={dayWords.previous}
        >
          ‹
        </a>
        <a
          id="next"
          class="step"
          href={addressOf(dateAfter(date, 1))}
          aria-label={dayWords.next}
          title={dayWords.next}
        >
          ›
        </a>
      </span>
      <a id="today" href={addressOf(today)} aria-current={date === today ? 'date' : undefined}>
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
    <p id="sum">{view && sumWords(view.sum)}</p>
  </>
)

interface WeekProps {
  stored: StoredDay
  view: DayView
  /** The day that is shown, or that is being read. */
  date: string
}

/** The days of the week with the sum of each, marked if time is still to explain. */
export const Week = ({ stored, view, date: shown }: WeekProps) => {
  const most = Math.max(1, ...view.week.map(({ worked }) => worked))
  return (
    <nav class="week" aria-label={dayWords.week}>
      {view.week.map(({ date, worked, unexplained }) => (
        <a
          key={date}
          href={addressOf(date)}
          aria-current={date === shown ? 'date' : undefined}
          data-future={date > stored.today ? '' : undefined}
        >
          <WeekDay date={date} worked={worked} unexplained={unexplained} part={worked / most} />
        </a>
      ))}
    </nav>
  )
}

interface WeekDayProps {
  date: string
  worked: number
  unexplained: number
  part: number
}

const WeekDay = ({ date, worked, unexplained, part }: WeekDayProps) => (
  <>
    <span>
      <span>{weekday(date)}</span> <span>{Number(date.slice(-2))}</span>
    </span>
    <b>
      {worked >= minute ? hoursMinutes(worked) : '–'}
      {unexplained > 0 && (
        <em title={dayWords.weekWaits}>
          <span aria-hidden="true"> ?</span>
          <span class="spoken">{dayWords.weekWaits}</span>
        </em>
      )}
    </b>
    <i style={{ width: `${part * 100}%` }} />
  </>
)
