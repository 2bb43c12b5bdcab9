/** Lists all teams, and finds one of them by id or name. */
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { hasName, onlyOne } from '../people/names.ts'
import { teamIds } from './team-names.ts'

/**
 * Returns the ids and names of all teams. Each statement reads only one team, because the database
 * may be distributed over several servers by team.
 */
export const readTeams = async (db: Database) => {
  const teams = []
  for (const id of await teamIds(db))
    teams.push(
      ...(await db.selectFrom('teams').select(['id', 'name']).where('id', '=', id).execute()),
    )
  return teams
}

/** Returns the names of all teams, by their ids. */
export const namesOfTeams = async (db: Database): Promise<ReadonlyMap<string, string>> =>
  new Map((await readTeams(db)).map(({ id, name }) => [id, name]))

/** Throws OperatorError if there is no such team. */
export const requireTeam = async (db: Database, id: string) => {
  const found = db.selectFrom('teams').select(['id', 'name']).where('id', '=', id)
  const team = await found.executeTakeFirst()
  if (!team) throw new OperatorError('There is no such team.', 'not-found')
  return team
}

/**
 * Returns the id of the team with this name or, if there is no name, the id of the only team.
 * Throws OperatorError if there is no such team, or if there is more than one.
 */
export const findTeam = async (db: Database, name?: string) => {
  const teams = await readTeams(db)
  if (name === undefined && teams.length > 1)
    throw new OperatorError('There are several teams: say --team TEAM.')
  const team = name === undefined ? teams[0] : onlyOne(teams.filter(hasName(name)), name)
  if (!team) throw new OperatorError(name ? `There is no team ${name}.` : 'There is no team yet.')
  return team.id
}
