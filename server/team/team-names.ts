/**
 * The table of the names of all teams, in the form in which names are compared. A database that is
 * distributed over several servers by team can keep this small table on each of them, and so can
 * ensure that names are unique.
 */

import type { Database } from '../db/tables.ts'
import { nameKey } from '../people/names.ts'

/**
 * Stores the name of a team. Rejects if another team has the name.
 * @param isTwin whether another team may have a name that differs only in case or spaces
 */
export const storeTeamName = async (
  tx: Database,
  { id: team, name }: { id: string; name: string },
  isTwin = false,
) => {
  const key = isTwin ? `${nameKey(name)} ${team}` : nameKey(name)
  await tx
    .insertInto('team_names')
    .values({ name: key, team })
    .onConflict((conflict) => conflict.column('team').doUpdateSet({ name: key }))
    .execute()
}

export const teamIds = async (db: Database) =>
  (await db.selectFrom('team_names').select('team').execute()).map(({ team }) => team)
