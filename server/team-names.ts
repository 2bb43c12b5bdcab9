/**
 * The one list over all teams: what each is called, and its tag, which begins its one-time codes. A
 * table of its own, small, so that a database spread by team can keep it whole everywhere.
 */
import { randomUUID } from 'node:crypto'
import { randomLetters, TAG_LENGTH } from './letters.ts'
import type { Database } from './tables.ts'

export const teamNamed = async (db: Database, name: string) =>
  (await db.selectFrom('team_names').select('team').where('name', '=', name).executeTakeFirst())
    ?.team

export const teamWithTag = async (db: Database, tag: string) =>
  (await db.selectFrom('team_names').select('team').where('tag', '=', tag).executeTakeFirst())?.team

/** The team of this name; made where it is new. Of two at once the second joins the first's. */
export const teamFor = async (tx: Database, name: string, now: number) => {
  const made = await tx
    .insertInto('team_names')
    .values({ name, team: randomUUID(), tag: randomLetters(TAG_LENGTH) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('team')
    .executeTakeFirst()
  if (made) await tx.insertInto('teams').values({ id: made.team, name, created_at: now }).execute()
  const team = made?.team ?? (await teamNamed(tx, name))
  if (!team) throw new Error('The name was taken, and is not there.')
  return team
}

/** The team's tag; a team that has none yet gets one. Throws where there is no such team. */
export const tagOf = async (db: Database, team: string): Promise<string> => {
  const found = db.selectFrom('team_names').select('tag').where('team', '=', team)
  const known = await found.executeTakeFirst()
  if (known) return known.tag
  const teams = db.selectFrom('teams').select('name').where('id', '=', team)
  const { name } = await teams.executeTakeFirstOrThrow()
  const made = { name, team, tag: randomLetters(TAG_LENGTH) }
  await db
    .insertInto('team_names')
    .values(made)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await found.executeTakeFirstOrThrow()).tag
}
