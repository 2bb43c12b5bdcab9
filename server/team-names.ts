/**
 * The one list over all teams: what each is called. A table of its own, small, so that a database
 * spread by team can keep it whole everywhere, and promise that a name is there once.
 */
import { randomUUID } from 'node:crypto'
import type { Database } from './tables.ts'

export const teamNamed = async (db: Database, name: string) =>
  (await db.selectFrom('team_names').select('team').where('name', '=', name).executeTakeFirst())
    ?.team

/** The team of this name; made where it is new. Of two at once the second joins the first's. */
export const teamFor = async (tx: Database, name: string, now: number) => {
  const made = await tx
    .insertInto('team_names')
    .values({ name, team: randomUUID() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('team')
    .executeTakeFirst()
  if (made) await tx.insertInto('teams').values({ id: made.team, name, created_at: now }).execute()
  const team = made?.team ?? (await teamNamed(tx, name))
  if (!team) throw new Error('The name was taken, and is not there.')
  return team
}
