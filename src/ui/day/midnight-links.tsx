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

const Half = ({ at, face, say }: Omit<HalfProps, 'row'> & Saying) => {
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

/** Where the first half of a row lies, that midnight cuts for display only. */
export const HalfBefore = ({ row: { stretch, before }, face }: HalfProps) =>
  before ? <Half at={stretch.startedAt} face={face} say={dayWords.continuesFrom} /> : null

/** Where it goes on. */
export const HalfAfter = ({ row: { stretch, after }, face }: HalfProps) =>
  after ? (
    <Half at={(stretch.endedAt ?? face.now) - 1} face={face} say={dayWords.continuesInto} />
  ) : null

/** `To`; with the day where that is not the shown one: a night's end is typed where it began. */
export const toLabel = (at: number | undefined, { day, zone, settings }: StoredDay) =>
  at === undefined || at <= day.to
    ? dayWords.to
    : dayWords.toOn(dayOfYear(dayOf(at - 1, zone, settings.dayStart)))
