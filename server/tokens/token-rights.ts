/**
 * Finds what an API token may do at present. Its scopes are valid only for teams in which the
 * person who made the token has the same rights. So with a token, this person gets only what they
 * may see themselves.
 */
import type { Selectable } from 'kysely'
import type { Scope } from '../../src/sync/contract.ts'
import type { Database, Tables } from '../db/tables.ts'
import { readMember } from '../people/move.ts'
import { isId } from '../people/owner.ts'
import { hasLeft, readPerson } from '../people/person.ts'
import { teamIds } from '../team/team-names.ts'

export type TokenRow = Selectable<Tables['api_tokens']>

/** For each scope of a token: the ids of the teams for which the scope is valid. */
export type Reach = Readonly<Partial<Record<Scope, readonly string[]>>>

interface Maker {
  isAdministrator: boolean
  /** The ids of the teams that the person leads. */
  leads: readonly string[]
}

/**
 * Returns the teams for which a person has the rights of a scope. This must agree with the roles
 * that the routes of the scope require.
 */
const teamsFor = (scope: Scope, { isAdministrator, leads }: Maker, teams: readonly string[]) => {
  const led = teams.filter((team) => leads.includes(team))
  if (scope === 'people:read') return isAdministrator ? teams : []
  if (scope === 'indicators:write') return isAdministrator ? teams : led
  // All other scopes allow reading figures of people, which an administrator sees only for teams
  // that they lead.
  return led
}

/**
 * Returns what the maker of a token may do. Returns undefined if this person has left, or if their
 * data were deleted. A token that was made on the endpoint's command line may do everything,
 * because it acts for the people who operate the endpoint.
 */
const makerOf = async (
  db: Database,
  madeBy: string,
  teams: readonly string[],
  now: number,
): Promise<Maker | undefined> => {
  if (!isId(madeBy)) return { isAdministrator: true, leads: teams }
  const person = await readPerson(db, madeBy)
  if (!person || hasLeft(person, now)) return undefined
  const member = await readMember(db, person.team, madeBy).executeTakeFirst()
  return { isAdministrator: member?.role === 'administrator', leads: person.leads }
}

export const reachOf = async (
  db: Database,
  { scopes, team, made_by }: Pick<TokenRow, 'scopes' | 'team' | 'made_by'>,
  now: number,
): Promise<Reach> => {
  const all = await teamIds(db)
  const maker = await makerOf(db, made_by, all, now)
  if (!maker) return {}
  const teams = team === null ? all : all.filter((one) => one === team)
  const named = JSON.parse(scopes) as Scope[]
  return Object.fromEntries(
    named
      .map((scope) => [scope, teamsFor(scope, maker, teams)] as const)
      .filter(([, found]) => found.length > 0),
  )
}
