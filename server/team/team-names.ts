/**
 * The names of all teams, as names are compared. It is a small table of its own, so that a database
 * spread by team has it whole on every node and can keep names unique.
 */

import type { Database } from '../db/tables.ts'
import { nameKey } from '../people/names.ts'

/** Rejects if another team has the name. */
export const storeTeamName = async (
  tx: Database,
  { id: team, name }: { id: string; name: string },
) => {
  const key = nameKey(name)
  await tx
    .insertInto('team_names')
    .values({ name: key, team })
    .onConflict((conflict) => conflict.column('team').doUpdateSet({ name: key }))
    .execute()
}
