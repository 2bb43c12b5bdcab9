/** Retention of the access log: as long as the rows. */
import { dateAfter, dayOf } from '../../src/core/time/days.ts'
import type { Database } from '../db/tables.ts'
import { LAST_ZONE } from '../group/periods.ts'
import { ROSTER_WITHIN } from './rosters.ts'

const removeRosters = async (tx: Database, team: string, until: number) => {
  const gone = await tx
    .deleteFrom('rosters')
    .where('team', '=', team)
    // No read that is kept names it.
    .where('last_at', '<', until - ROSTER_WITHIN)
    .returning('id')
    .execute()
  for (const { id } of gone)
    await tx.deleteFrom('roster_people').where('team', '=', team).where('roster', '=', id).execute()
}

/** Removes a team's reads, and weeks of groups, that ended before that instant. */
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
