/**
 * Counts the rows that are stored about a person. An administrator sees the counts before merging
 * two entries of a person, or before deleting all data of a person.
 */
import type { KeptOfMember } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { requireTeam } from '../team/find-team.ts'
import { requirePerson, teamsOf } from './person.ts'

const entriesIn = async (db: Database, team: string, member: string) => {
  const { count } = await db
    .selectFrom('segments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('team', '=', team)
    .where('member', '=', member)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Returns counts and no times, because administrators do not see recorded time. Throws
 * OperatorError if there is no such person.
 */
export const countKept = async (db: Database, member: string): Promise<KeptOfMember> => {
  const person = await requirePerson(db, member)
  const teams = []
  for (const id of teamsOf(person))
    teams.push({ ...(await requireTeam(db, id)), entries: await entriesIn(db, id, member) })
  return { teams }
}
