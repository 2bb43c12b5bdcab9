/**
 * The access log: who read the figures of which people. A read of a team's figures is one row. The
 * row contains the id of a roster (`rosters.ts`): the list of the people whose figures were read.
 * Each person of the roster sees the read in their own access log. A person who joined the team
 * later does not see it.
 */
import { minute } from '../../src/core/time/units.ts'
import type { ReadRoute } from '../../src/sync/contract.ts'
import { inTransaction } from '../db/group-commit.ts'
import { preparedQuery } from '../db/prepared-query.ts'
import type { Database } from '../db/tables.ts'
import { rosterOf, storeRoster } from './rosters.ts'

/**
 * The milliseconds of a quarter of an hour (counted in UTC). If one reader reads the same figures
 * several times in one quarter of an hour, all these reads are stored as one row.
 */
const QUARTER = 15 * minute
/**
 * The shortest time between two updates of `last_at` in a row of the access log, in milliseconds.
 * So a client that polls causes at most one write a minute.
 */
const LAST_WITHIN = minute

export interface Read {
  team: string
  /**
   * The id of the person or API token that read the figures; `COMMAND_LINE` (`people/audit.ts`) if
   * a command printed them.
   */
  reader: string
  route: ReadRoute
  /**
   * The first and the last day that were read. Absent if the answer contains everything that is
   * stored about the person.
   */
  range?: { from: string; to: string }
  /** The ids of the people whose figures are in the answer. */
  people: readonly string[]
}

const rowOf = ({ team, reader, route, range, people }: Read, now: number) => ({
  team,
  quarter: now - (now % QUARTER),
  reader,
  route,
  from_date: range?.from ?? '',
  to_date: range?.to ?? '',
  roster: rosterOf(people),
})
type Row = ReturnType<typeof rowOf>

const findRecent = preparedQuery((db, row: Row & { after: number }) =>
  db
    .selectFrom('reads')
    .select('last_at')
    .where('team', '=', row.team)
    .where('quarter', '=', row.quarter)
    .where('reader', '=', row.reader)
    .where('route', '=', row.route)
    .where('from_date', '=', row.from_date)
    .where('to_date', '=', row.to_date)
    .where('roster', '=', row.roster)
    .where('last_at', '>', row.after),
)

/** Stores a read, within the transaction of the caller. */
export const recordReadWithin = async (tx: Database, read: Read, now: number) => {
  const row = rowOf(read, now)
  await storeRoster(tx, { ...row, people: read.people }, now)
  await tx
    .insertInto('reads')
    .values({ ...row, first_at: now, last_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['team', 'quarter', 'reader', 'route', 'from_date', 'to_date', 'roster'])
        .doUpdateSet({ last_at: now })
        .where('reads.last_at', '<', now),
    )
    .execute()
}

/**
 * Stores that somebody reads figures of named people. Callers await this function before they send
 * the figures.
 */
export const recordRead = async (db: Database, read: Read, now: number) => {
  if (read.people.length === 0) return
  const recent = await findRecent(db, { ...rowOf(read, now), after: now - LAST_WITHIN })
  if (recent.length === 0) await inTransaction(db, (tx) => recordReadWithin(tx, read, now))
}
