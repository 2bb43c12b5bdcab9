/**
 * The team that a request is about: the team in its query, or, if the query contains none, a team
 * of the caller.
 */
import type { Database } from '../../db/tables.ts'
import type { Caller } from '../../people/caller.ts'
import { requireTeam } from '../../team/find-team.ts'
import { ProblemError } from '../problem.ts'

type Asking = Pick<Caller, 'kind' | 'team' | 'role' | 'leads'>

/**
 * Returns the team that the caller leads: their own team if they lead that one, otherwise the first
 * of the teams that they lead.
 */
const firstLed = ({ team, leads }: Asking) => (leads.includes(team) ? team : leads[0])

/**
 * Returns the team for an API token, which has no team of its own. If the token is valid for
 * several teams, the request must name one.
 */
const teamOfToken = ({ leads }: Asking, named: string | undefined) => {
  const team = named ?? (leads.length === 1 ? leads[0] : undefined)
  if (team === undefined) throw new ProblemError('bad-request', 'team: which one of several?')
  if (!leads.includes(team)) throw new ProblemError('forbidden')
  return team
}

/**
 * Returns a team whose time the caller may see. Throws a ProblemError if they may not see the team
 * that the query names, or if there is no team whose time they may see.
 */
export const ledTeam = (caller: Asking, named: string | undefined) => {
  if (caller.kind === 'token') return teamOfToken(caller, named)
  const team = named ?? firstLed(caller)
  if (team === undefined || !caller.leads.includes(team)) throw new ProblemError('forbidden')
  return team
}

/**
 * Returns `team` if the caller leads it, or is an administrator and the team exists. Throws a
 * ProblemError or an OperatorError otherwise.
 */
const requireAccess = async (db: Database, { role, leads }: Asking, team: string) => {
  if (leads.includes(team)) return team
  if (role !== 'administrator') throw new ProblemError('forbidden')
  return (await requireTeam(db, team)).id
}

/**
 * Returns a team whose settings and categories the caller may see. Throws an error if they may not
 * see that team.
 */
export const seenTeam = async (db: Database, caller: Asking, named: string | undefined) => {
  if (caller.kind === 'token') return teamOfToken(caller, named)
  const isOwn = named === undefined || named === caller.team
  return isOwn ? caller.team : requireAccess(db, caller, named)
}

/**
 * Returns a team whose settings and categories the caller may change. Throws an error if they may
 * not change that team.
 */
export const managedTeam = async (db: Database, caller: Asking, named: string | undefined) => {
  if (caller.kind === 'token') return teamOfToken(caller, named)
  return requireAccess(db, caller, named ?? firstLed(caller) ?? caller.team)
}
