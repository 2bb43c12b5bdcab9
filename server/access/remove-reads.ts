/** Retention of the access log: as long as the rows. */
import type { Database } from '../db/tables.ts'
import { ROSTER_WITHIN } from './record-read.ts'

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

/** Removes a team's reads that ended before that instant. */
export const removeReads = (db: Database, team: string, until: number) =>
  db.transaction().execute(async (tx) => {
    await tx.deleteFrom('reads').where('team', '=', team).where('last_at', '<', until).execute()
    await removeRosters(tx, team, until)
  })
