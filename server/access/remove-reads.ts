/**
 * Removes old reads from the access log, and the rosters (lists of people, `rosters.ts`) that no
 * read refers to any more. Reads are kept for as long as segments (`../segments/retention.ts`).
 */
import { dateAfter, dayOf } from '../../src/core/time/days.ts'
import type { Database } from '../db/tables.ts'
import { LAST_ZONE } from '../group/periods.ts'
import { ROSTER_WITHIN } from './rosters.ts'

const removeRosters = async (tx: Database, team: string, until: number) => {
  const gone = await tx
    .deleteFrom('rosters')
    .where('team', '=', team)
    // The instant `last_at` of a roster (list of people) is at most ROSTER_WITHIN earlier than the
    // last read that refers to the roster. So for these rosters the last read was before `until`,
    // and `removeReads` has already removed it.
    .where('last_at', '<', until - ROSTER_WITHIN)
    .returning('id')
    .execute()
  for (const { id } of gone)
    await tx.deleteFrom('roster_people').where('team', '=', team).where('roster', '=', id).execute()
}

/**
 * Removes a team's reads that ended before the instant `until`. Also removes the figures of the
 * group (`group_weeks`: figures of the whole team, not of single people) for weeks that ended
 * before that instant.
 */
export const removeReads = (db: Database, team: string, until: number) =>
  db.transaction().execute(async (tx) => {
    await tx.deleteFrom('reads').where('team', '=', team).where('last_at', '<', until).execute()
    const week = dayOf(until, LAST_ZONE, 0)
    await tx
      .deleteFrom('group_weeks')
      .where('team', '=', team)
      .where('week', '<=', dateAfter(week, -7))
      .execute()
    await removeRosters(tx, team, until)
  })
