import { FREE } from '../../../core/day/open-times.ts'
import { UNEXPLAINED } from '../../../core/time/segment.ts'
import { minute } from '../../../core/time/units.ts'
import type { Free } from '../open-form.ts'
import type { DayView } from '../view.ts'

/** The start of the row that has the focus; undefined if the focus is outside of the table. */
const focusedRow = () => {
  const row = document.activeElement?.closest<HTMLElement>('tr[data-from]')
  return row ? Number(row.dataset.from) : undefined
}

/**
 * The time from the end of today's last entry until now, if it is at least a minute and less than
 * `FREE` (core/day/open-times.ts). Otherwise empty.
 */
function timeUntilNow({ rows, now }: DayView): Free[] {
  const startedAt = Math.max(...rows.map(({ endedAt }) => endedAt))
  const endedAt = Math.floor(now / minute) * minute
  return endedAt - startedAt >= minute && endedAt - startedAt < FREE ? [{ startedAt, endedAt }] : []
}

/** Time away that the person has not explained. */
const timeAway = ({ rows }: DayView): Free[] =>
  rows.filter(({ stretch, foreign }) => stretch.category === UNEXPLAINED && !foreign)

/**
 * The unexplained or untracked time that the person most likely wants to add. It is the time
 * nearest to the row that has the focus. If no row has the focus, it is the latest such time.
 * Undefined if the working day has no such time.
 */
export function likelyFreeTime(view: DayView, isToday: boolean): Free | undefined {
  const { gaps, rests } = view
  const isRest = (gap: Free) =>
    rests.some((rest) => rest.startedAt <= gap.startedAt && gap.endedAt <= rest.endedAt)
  const open = [...gaps, ...timeAway(view)].filter((time) => !isRest(time))
  const free = [...open, ...(isToday ? timeUntilNow(view) : [])].sort(
    (a, b) => a.startedAt - b.startedAt,
  )
  const row = focusedRow()
  if (row === undefined) return free.at(-1)
  const distance = ({ startedAt, endedAt }: Free) => Math.max(startedAt - row, row - endedAt)
  return free.toSorted((a, b) => distance(a) - distance(b))[0]
}
