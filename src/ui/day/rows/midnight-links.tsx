import { dayOf } from '../../../core/time/days.ts'
import type { StoredDay } from '../../../store/views/day-view.ts'
import { dayOfYear } from '../../formats.ts'
import { dayWords } from '../../words/day.ts'
import { addressOf } from '../address.ts'
import type { ViewRow } from '../view.ts'

interface HalfProps {
  row: ViewRow
  stored: StoredDay
}

interface LinkProps {
  at: number
  stored: StoredDay
  /**
   * Returns the visible text of the link: only the day with an arrow, because the column is narrow.
   */
  show: (day: string) => string
  say: (day: string) => string
}

const DayLink = ({ at, stored, show, say }: LinkProps) => {
  const date = dayOf(at, stored.zone, stored.settings.dayStart)
  const day = dayOfYear(date)
  return (
    <a class="half" href={addressOf(date)} title={say(day)} aria-label={say(day)}>
      {show(day)}
    </a>
  )
}

/**
 * A link to the day on which a row began, if that was an earlier day. The page divides such a row
 * at midnight, but it is stored as one row.
 */
export const LinkBefore = ({ row: { stretch, before }, stored }: HalfProps) =>
  before ? (
    <DayLink
      at={stretch.startedAt}
      stored={stored}
      show={(day) => `← ${day}`}
      say={dayWords.continuesFrom}
    />
  ) : null

/** A link to the next day, if the row goes on after midnight. */
export const LinkAfter = ({ row: { stretch, after }, stored }: HalfProps) =>
  after ? (
    <DayLink
      at={(stretch.endedAt ?? stored.now) - 1}
      stored={stored}
      show={(day) => `${day} →`}
      say={dayWords.continuesInto}
    />
  ) : null

/**
 * The label of the field *To*. It contains the date if the row ends on another day, because the end
 * is edited on the day on which the row began.
 */
export const toLabel = (at: number | undefined, { day, zone, settings }: StoredDay) =>
  at === undefined || at <= day.to
    ? dayWords.to
    : dayWords.toOn(dayOfYear(dayOf(at - 1, zone, settings.dayStart)))
