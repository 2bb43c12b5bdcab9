/** The routes by which an administrator manages teams. */
import type { TeamEntry, TeamMode, Teams } from '../../../src/sync/contract.ts'
import { enterGroupMode, leaveGroupMode } from '../../group/change-mode.ts'
import { modeOf } from '../../group/periods.ts'
import type { Caller } from '../../people/caller.ts'
import { listTeams } from '../../team/team.ts'
import { addTeam, deleteTeam, renameTeam } from '../../team/teams.ts'
import { ProblemError } from '../problem.ts'
import { byCaller, type Dependencies, orderFor } from './dependencies.ts'
import type { ServeMembers } from './serve.ts'
import { TEAMS } from './teams-table.ts'

/**
 * Returns the teams that a caller may see. A program gets the teams for which the scopes of its
 * token are valid. It gets the names of the people who lead a team only if its scopes allow reading
 * the people of that team.
 */
const teamsFor = ({ kind, leads, reach }: Caller, teams: readonly TeamEntry[]) =>
  kind === 'token'
    ? teams
        .filter(({ id }) => leads.includes(id))
        .map((team) => (reach?.['people:read']?.includes(team.id) ? team : { ...team, heads: [] }))
    : [...teams]

export const addTeamAdministration = (serve: ServeMembers, dependencies: Dependencies) => {
  const { db, now } = dependencies
  const entryOf = async (id: string): Promise<TeamEntry> => {
    const found = (await listTeams(db, now())).find((team) => team.id === id)
    if (!found) throw new ProblemError('not-found')
    return found
  }

  serve(TEAMS.getTeams, async (c) => {
    const teams = await listTeams(db, now(), orderFor(c))
    return c.json({ teams: teamsFor(c.get('caller'), teams) } satisfies Teams)
  })

  serve(TEAMS.addTeam, async (c, read) => {
    const { name, anyway } = await read.body()
    const { id } = await addTeam(db, name, byCaller(c, dependencies), anyway)
    return c.json(await entryOf(id))
  })

  serve(TEAMS.renameTeam, async (c, read) => {
    const id = read.param()
    const { name, anyway = false } = await read.body()
    const { actor } = byCaller(c, dependencies)
    await renameTeam(db, id, name, now(), { actor, anyway })
    return c.json(await entryOf(id))
  })

  serve(TEAMS.changeMode, async (c, read) => {
    const id = read.param()
    const { mode } = await read.body()
    const change = mode === 'group' ? enterGroupMode : leaveGroupMode
    await change(db, id, byCaller(c, dependencies))
    return c.json((await modeOf(db, id, now())) satisfies TeamMode)
  })

  serve(TEAMS.deleteTeam, async (c, read) => {
    await deleteTeam(db, read.param(), byCaller(c, dependencies))
    return c.body(null, 204)
  })
}
