/**
 * The one list over all teams: what each is called, as names are compared. A table of its own, small,
 * so that a database spread by team can keep it whole everywhere, and promise that a name is there once.
 */

import type { Database } from '../db/tables.ts'
import { nameKey } from '../people/names.ts'

/** Rejects where another team has the name. */
export const keepTeamName = async (
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
