import { dayOf } from '../../core/time/days.ts'
import type { StoredDay } from '../../store/views/day-view.ts'
import { dayOfYear } from '../formats.ts'
import { dayWords } from '../words/day.ts'
import { addressOf } from './address.ts'
import type { ViewRow } from './view.ts'

interface HalfProps {
  row: ViewRow
  face: StoredDay
}

const DayLink = ({ at, face, say }: Omit<HalfProps, 'row'> & Saying) => {
  const date = dayOf(at, face.zone, face.settings.dayStart)
  return (
    <a class="half" href={addressOf(date)}>
      {say(dayOfYear(date))}
    </a>
  )
}

interface Saying {
  at: number
  say: (day: string) => string
}

/** A link to the day on which the row began. Midnight cuts rows for display only. */
export const LinkBefore = ({ row: { stretch, before }, face }: HalfProps) =>
  before ? <DayLink at={stretch.startedAt} face={face} say={dayWords.continuesFrom} /> : null

/** A link to the day on which the row goes on. */
export const LinkAfter = ({ row: { stretch, after }, face }: HalfProps) =>
  after ? (
    <DayLink at={(stretch.endedAt ?? face.now) - 1} face={face} say={dayWords.continuesInto} />
  ) : null

/** `To`, with the day if it is not the shown one: an end after midnight is typed where it began. */
export const toLabel = (at: number | undefined, { day, zone, settings }: StoredDay) =>
  at === undefined || at <= day.to
    ? dayWords.to
    : dayWords.toOn(dayOfYear(dayOf(at - 1, zone, settings.dayStart)))
