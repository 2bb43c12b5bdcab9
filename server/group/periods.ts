/**
 * The periods in which a team is in group mode (docs/domain.md, *Who sees what*). In group mode,
 * figures are shown only for the team as a group. Figures that were recorded in such a period are
 * never shown by name, even after the period has ended. A period ends at the start of a Monday, so
 * that the figures of each week are shown either by name or for the group, never both.
 */
import type { Selectable } from 'kysely'
import { dateAfter, dayOf } from '../../src/core/time/days.ts'
import { day } from '../../src/core/time/units.ts'
import type { TeamMode } from '../../src/sync/contract.ts'
import type { Database, Tables } from '../db/tables.ts'

/**
 * Two administrators must agree before figures are shown by name again. Milliseconds after the
 * request of the first one in which the second one may confirm.
 */
const CONFIRM_WITHIN = 7 * day
/**
 * After two administrators have ended group mode, figures are still not shown by name for at least
 * this many milliseconds, so that members can see in advance that group mode will end.
 */
const NOTICE = 7 * day

/** The time zone in which a date begins first, and the time zone in which it begins last. */
export const FIRST_ZONE = '+14:00'
export const LAST_ZONE = '-12:00'

export type Period = Selectable<Tables['group_periods']>

/** Returns the periods of a team, the earliest period first. */
export const readPeriods = (db: Database, team: string): Promise<Period[]> =>
  db.selectFrom('group_periods').selectAll().where('team', '=', team).orderBy('begun_at').execute()

/** Returns the date of the first Monday that has not begun yet in any time zone. */
const mondayAfter = (instant: number) => {
  const date = Temporal.PlainDate.from(dayOf(instant, FIRST_ZONE, 0))
  return date.add({ days: 8 - date.dayOfWeek }).toString()
}

/**
 * Returns the first day and the first whole week of a period of group mode (no figures by name)
 * that begins now. A day that has not ended yet in every time zone belongs to the period.
 */
export const datesFrom = (now: number) => ({
  from_date: dayOf(now, LAST_ZONE, 0),
  first_week: mondayAfter(now),
})

/**
 * Returns the first day whose figures may be shown by name, if the administrators end group mode
 * now. In group mode, no figures are shown by name.
 */
export const namedFrom = (now: number) => mondayAfter(now + NOTICE)

/** Whether a day lies in a period of group mode (no figures by name). */
export const isInPeriod = (periods: readonly Period[], date: string) =>
  periods.some(
    ({ from_date, until_date }) => date >= from_date && (until_date === null || date < until_date),
  )

/** Whether all days of a week lie in a period of group mode (no figures by name). */
export const isGroupWeek = (periods: readonly Period[], monday: string) =>
  periods.some(
    ({ first_week, until_date }) =>
      monday >= first_week && (until_date === null || dateAfter(monday, 6) < until_date),
  )

/**
 * Returns the present period of group mode (no figures by name); undefined if the team is not in
 * group mode. A period ends when its last day has ended in every time zone.
 */
export const presentPeriod = (periods: readonly Period[], now: number) => {
  const last = periods.at(-1)
  if (!last) return undefined
  const isOver = last.until_date !== null && last.until_date <= dayOf(now, LAST_ZONE, 0)
  return isOver ? undefined : last
}

/**
 * Returns the last instant at which a second administrator may confirm the request of the first one
 * to end group mode (no figures by name). Returns undefined if there is no request, or if it has
 * expired.
 */
export const confirmUntil = ({ asked_at }: Period, now: number) =>
  asked_at !== null && asked_at + CONFIRM_WITHIN > now ? asked_at + CONFIRM_WITHIN : undefined

const modeFrom = (periods: readonly Period[], now: number): TeamMode => {
  const present = presentPeriod(periods, now)
  if (!present) return { mode: 'named' }
  const { from_date: since, until_date, asked_at: at } = present
  const until = confirmUntil(present, now)
  return {
    mode: 'group',
    since,
    ...(until_date === null && at !== null && until !== undefined && { asked: { at, until } }),
    ...(until_date !== null && { namedFrom: until_date }),
  }
}

/**
 * Returns the id of the administrator who has requested to end group mode (no figures by name).
 * Returns undefined if nobody has requested it, or if it is too late for a second administrator to
 * confirm the request.
 */
export const askerOf = async (db: Database, team: string, now: number) => {
  const present = presentPeriod(await readPeriods(db, team), now)
  if (!present || present.until_date !== null) return undefined
  return confirmUntil(present, now) === undefined ? undefined : (present.asked_by ?? undefined)
}

export const modeOf = async (db: Database, team: string, now: number) =>
  modeFrom(await readPeriods(db, team), now)
