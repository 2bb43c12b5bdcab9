/** Removes the stored sums of time for days whose rows change. */
import { day, hour } from '../../src/core/time/units.ts'
import { DATES_REMOVED } from '../../src/sync/contract.ts'
import { isInList, type ListParameter, listParameter } from '../db/list-parameter.ts'
import { preparedQuery } from '../db/prepared-query.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'
import type { Span } from '../segments/span.ts'
import { FORMS, UNITS } from './sums.ts'

const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)
const monthOf = (date: string) => date.slice(0, 7)

/** Returns the number of UTC days from 1970 to an instant. */
const utcDayOf = (instant: number) => Math.floor(instant / day)

/**
 * Returns all dates in which the spans may lie, in any time zone. Local time is between UTC-12:00
 * and UTC+14:00, and a person's days begin up to 23 hours after midnight. If a span begins or ends
 * exactly at the boundary of two dates, both dates are included, because the sums of both depend on
 * whether the same category goes on across the boundary (src/core/time/blocks.ts). Returns undefined
 * if there are more than DATES_REMOVED dates.
 */
const datesOf = (spans: readonly Span[]) => {
  // The days are first collected as numbers, which is faster than collecting dates: a batch has
  // many spans in few days.
  const days = new Set<number>()
  for (const { from, to } of spans) {
    const last = utcDayOf(to + 14 * hour)
    for (let one = utcDayOf(from - 1 - 35 * hour); one <= last; one++) {
      days.add(one)
      if (days.size > DATES_REMOVED) return undefined
    }
  }
  return Array.from(days, (one) => dateOf(one * day))
}

const removeDates = preparedQuery((db, at: Owner & { dates: ListParameter }) =>
  db
    .deleteFrom('sums')
    .where('team', '=', at.team)
    .where('member', '=', at.member)
    .where('unit', 'in', UNITS)
    .where('form', 'in', FORMS)
    .where(isInList(db, 'date', at.dates)),
)

const removeAll = async (db: Database, { team, member }: Owner) => {
  await db.deleteFrom('sums').where('team', '=', team).where('member', '=', member).execute()
}

/**
 * Removes the stored sums of time for all days in which the spans may lie, and for the months of
 * these days.
 */
export const forgetSums = async (tx: Database, owner: Owner, spans: readonly Span[]) => {
  if (spans.length === 0) return
  const dates = datesOf(spans)
  if (!dates) return removeAll(tx, owner)
  const { team, member } = owner
  const all = [...dates, ...new Set(dates.map(monthOf))]
  await removeDates(tx, { team, member, dates: listParameter(tx, all) })
}

/**
 * Removes a person's sums of time up to the instant `until`, or all sums if `until` is undefined.
 * It is called when something other than a batch changes rows, for example when old rows are
 * removed.
 */
export const forgetSumsUntil = async (tx: Database, owner: Owner, until?: number) => {
  const { team, member } = owner
  await tx
    .updateTable('members')
    .set((eb) => ({ seq: eb('seq', '+', 1) }))
    .where('team', '=', team)
    .where('id', '=', member)
    .execute()
  if (until === undefined) return removeAll(tx, owner)
  await tx
    .deleteFrom('sums')
    .where('team', '=', team)
    .where('member', '=', member)
    // This condition also includes the sum of the month: its date `YYYY-MM` sorts before the days
    // of the month.
    .where('date', '<=', dateOf(until + 14 * hour))
    .execute()
}
