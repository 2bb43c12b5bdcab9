/**
 * What an API token may do now: its scopes, in the teams in which the person who made it may do the same
 * now. So nobody gets by a token what they may not see themselves.
 */
import type { Selectable } from 'kysely'
import type { Scope } from '../../src/sync/contract.ts'
import type { Database, Tables } from '../db/tables.ts'
import { readMember } from '../people/move.ts'
import { isId } from '../people/owner.ts'
import { hasLeft, readPerson } from '../people/person.ts'
import { teamIds } from '../team/team-names.ts'

export type TokenRow = Selectable<Tables['api_tokens']>

/** The teams of each scope. */
export type Reach = Readonly<Partial<Record<Scope, readonly string[]>>>

interface Maker {
  isAdministrator: boolean
  /** The teams that they lead. */
  leads: readonly string[]
}

/** The same roles as those of the routes that a scope opens. */
const teamsFor = (scope: Scope, { isAdministrator, leads }: Maker, teams: readonly string[]) => {
  const led = teams.filter((team) => leads.includes(team))
  if (scope === 'people:read') return isAdministrator ? teams : []
  if (scope === 'indicators:write') return isAdministrator ? teams : led
  // Figures of people: an administrator sees nobody's, unless they lead the team.
  return led
}

/** Undefined for a person who has left or was forgotten. A command acts for who runs the endpoint. */
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
