/** Evenings, nights and mornings of a day: long times without work. */
import { REST } from '../report/day.ts'
import { isAside, UNEXPLAINED } from '../time/segment.ts'
import { hour } from '../time/units.ts'
import { FREE } from './open-times.ts'
import type { DayRow, Gap } from './rows.ts'

/**
 * Milliseconds. A break or time away before the first or after the last work of a day belongs to
 * the working day only if it is shorter than this.
 */
const LEAST_AT_ENDS = hour

/**
 * The rests of a day (evening, night and morning), the earliest first. Unexplained time between two
 * stretches of work is no rest: the person is asked about it.
 */
export function restsOf(rows: readonly DayRow[]): Gap[] {
  const works = rows.filter(({ stretch }) => !isAside(stretch.category))
  const [first] = works
  if (!first) return []
  const rests: Gap[] = []
  const add = (startedAt: number, endedAt: number, least: number) => {
    if (endedAt - startedAt >= least) rests.push({ startedAt, endedAt })
  }
  add(rows[0]?.startedAt ?? first.startedAt, first.startedAt, LEAST_AT_ENDS)
  let end = first.endedAt
  for (const { startedAt, endedAt } of works) {
    add(end, startedAt, hasAway(rows, end, startedAt) ? REST : FREE)
    end = Math.max(end, endedAt)
  }
  const last = Math.max(...rows.map((row) => row.endedAt))
  if (!rows.some(({ running }) => running)) add(end, last, LEAST_AT_ENDS)
  return rests
}

const hasAway = (rows: readonly DayRow[], from: number, to: number) =>
  rows.some(
    ({ stretch, startedAt, endedAt }) =>
      stretch.category === UNEXPLAINED && startedAt < to && endedAt > from,
  )
