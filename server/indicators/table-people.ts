/** Finds the people whom a table names, by e-mail address or by name within the team. */
import type { Database } from '../db/tables.ts'
import { nameKey } from '../people/names.ts'
import { leavingAt, personPartsFrom } from '../people/person.ts'

interface Named {
  id: string
  name: string
}

export interface PersonOfTeam extends Named {
  /**
   * True for a person who is in this team, or was in it when they left the company. False for a
   * person who moved to another team.
   */
  isPresent: boolean
  /** False for a person who leads a team and whose own time is not recorded. */
  isTracked: boolean
  leavesAt: number | undefined
}

export interface PeopleOfTeam {
  byId: ReadonlyMap<string, PersonOfTeam>
  byEmail: ReadonlyMap<string, Named>
  byName: ReadonlyMap<string, readonly Named[]>
}

/** Returns all people who are or were in the team. */
export const readPeopleOfTeam = async (db: Database, team: string): Promise<PeopleOfTeam> => {
  const rows = await db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.id')
    .where('members.team', '=', team)
    .select([
      'members.id',
      'members.name',
      'members.is_present',
      'people.email',
      'people.leads',
      'people.stays',
      'people.tracked',
    ])
    .execute()
  const personFrom = (row: (typeof rows)[number]): PersonOfTeam => {
    const { isTracked, stays } = personPartsFrom(row)
    const { id, name, is_present } = row
    return { id, name, isTracked, isPresent: is_present === 1, leavesAt: leavingAt({ stays }) }
  }
  return {
    byId: new Map(rows.map((row) => [row.id, personFrom(row)])),
    byEmail: new Map(rows.flatMap((row) => (row.email ? [[row.email, row] as const] : []))),
    byName: Map.groupBy(rows, ({ name }) => nameKey(name)),
  }
}

/** Moves the first word of a name to the end: "Lee, Anna" and "Lee Anna" become "Anna Lee". */
const firstNameFirst = (name: string) => {
  const parts = name.replace(',', ' ').split(/\s+/).filter(Boolean)
  return [...parts.slice(1), ...parts.slice(0, 1)].join(' ')
}

type Found = Named | 'twice' | undefined

const singleMatch = (found: readonly Named[] | undefined): Found => {
  if (!found || found.length === 0) return undefined
  return found.length > 1 ? 'twice' : found[0]
}

/**
 * Finds a person by e-mail address or name. Names count as equal if they differ only in case,
 * spaces or kinds of hyphen. Returns `twice` if several people have the name.
 */
export const findPerson = (
  { byEmail, byName }: PeopleOfTeam,
  { email = '', name = '' }: { email?: string | undefined; name?: string | undefined },
): Found => {
  const known = byEmail.get(email.toLowerCase()) ?? byEmail.get(name.toLowerCase())
  if (known) return known
  if (!name) return undefined
  return (
    singleMatch(byName.get(nameKey(name))) ?? singleMatch(byName.get(nameKey(firstNameFirst(name))))
  )
}
