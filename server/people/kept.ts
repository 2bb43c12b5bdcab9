/** How much is held of a person: an administrator looks at it before it is merged or forgotten. */
import type { KeptOfMember } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { requirePerson, requireTeam } from './members.ts'
import { teamsOf } from './person.ts'

const entriesIn = async (db: Database, team: string, member: string) => {
  const { count } = await db
    .selectFrom('segments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('team', '=', team)
    .where('member', '=', member)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Counts only: an administrator sees nobody's time. Throws OperatorError for no such person. */
export const keptOf = async (db: Database, member: string): Promise<KeptOfMember> => {
  const person = await requirePerson(db, member)
  const teams = []
  for (const id of teamsOf(person))
    teams.push({ ...(await requireTeam(db, id)), entries: await entriesIn(db, id, member) })
  return { teams }
}
