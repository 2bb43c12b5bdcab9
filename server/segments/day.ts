/** Reads the segments of a day or of any other span of time. */
import type { ReceiptDay } from '../../src/core/day/receipt.ts'
import { dayBounds } from '../../src/core/time/days.ts'
import { type LiveRow, MAX_LENGTH, MAX_UNEXPLAINED } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'
import type { Person } from '../people/person.ts'
import { isLong } from './day-limits.ts'
import { readInTeams } from './earlier-teams.ts'
import { fromTable } from './segment-columns.ts'
import type { Span } from './span.ts'

const touching = (db: Database, { team, member }: Owner, { from, to }: Span, device?: string) =>
  db
    .selectFrom('segments')
    .selectAll()
    .where('team', '=', team)
    .where('member', '=', member)
    .where('deleted', '=', 0)
    .where('ended_at', '>', from)
    .where('started_at', '<', to)
    .$if(device !== undefined, (query) => query.where('device', '=', device as string))

/**
 * Returns the member's segments that touch `bounds`, of all devices or only of `device`, in the
 * order of their starts.
 */
const rowsWithin = async (db: Database, owner: Owner, bounds: Span, device?: string) => {
  // Segments longer than a day are few, and have an index of their own. They are read by a second
  // query with that index, so that the first query need not read all later rows.
  const soon = bounds.to + MAX_LENGTH
  const long = touching(db, owner, bounds, device)
    .where(isLong)
    .where('ended_at', '>', soon)
    .where('ended_at', '<=', bounds.to + MAX_UNEXPLAINED)
  const rows = await touching(db, owner, bounds, device)
    .where('ended_at', '<=', soon)
    .unionAll(long)
    .orderBy('started_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => fromTable(row) as LiveRow & { device: string; zone?: string })
}

/**
 * Returns the segments of a person that touch `bounds`, from all their teams, in the order of their
 * starts.
 */
export const rowsInTeams = async (
  db: Database,
  { member, ...whereabouts }: Pick<Person, 'member' | 'team' | 'stays'>,
  bounds: Span,
  device?: string,
) => {
  const rows = await readInTeams(whereabouts, (team) =>
    rowsWithin(db, { team, member }, bounds, device),
  )
  return rows.sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
}

export const rowsOfDay = (
  db: Database,
  person: Pick<Person, 'member' | 'team' | 'stays'>,
  day: ReceiptDay,
) => rowsInTeams(db, person, dayBounds(day.date, day.zone, day.dayStart))
