/** Reads and stores a team's settings, and lists all teams. */
import type { Transaction } from 'kysely'
import type { Team, TeamChange, TeamEntry } from '../../src/sync/contract.ts'
import type { Database, Tables } from '../db/tables.ts'
import { askerOf, modeOf } from '../group/periods.ts'
import { recordAct } from '../people/audit.ts'
import type { Caller } from '../people/caller.ts'
import { byName } from '../people/names.ts'
import type { Owner } from '../people/owner.ts'
import { hasLeft, readPeople } from '../people/person.ts'
import { keepTeamTime, teamTimeFrom } from '../people/working-time.ts'
import { readTeams, requireTeam } from './find-team.ts'

/** @param team the caller's own team, or one that they lead or administer */
export const teamOf = async (
  db: Database,
  { role, leads, isTracked }: Pick<Caller, 'role' | 'leads' | 'isTracked'>,
  team: string,
  now: number,
): Promise<Team> => {
  const { name, share_middle, working_time } = await db
    .selectFrom('teams')
    .select(['name', 'share_middle', 'working_time'])
    .where('id', '=', team)
    .executeTakeFirstOrThrow()
  const led = []
  for (const id of leads) led.push(await requireTeam(db, id))
  return {
    id: team,
    name,
    role,
    shareMiddle: share_middle === 1,
    leads: led.sort(byName),
    tracked: isTracked,
    mode: await modeOf(db, team, now),
    workingTime: teamTimeFrom({ working_time }),
  }
}

/** Stores a team's settings. A setting that does not change is not recorded in the audit. */
export const changeTeam = (
  db: Database,
  { team, actor }: Pick<Owner, 'team'> & { actor: string },
  { shareMiddle, workingTime }: TeamChange,
  now: number,
) =>
  db.transaction().execute(async (tx) => {
    if (shareMiddle !== undefined) await changeMiddle(tx, { team, actor }, shareMiddle, now)
    if (workingTime === undefined || !(await keepTeamTime(tx, team, workingTime))) return
    await recordAct(tx, { team, at: now, actor, act: 'working time changed', about: team })
  })

const changeMiddle = async (
  tx: Transaction<Tables>,
  { team, actor }: Pick<Owner, 'team'> & { actor: string },
  shareMiddle: boolean,
  now: number,
) => {
  const share_middle = shareMiddle ? 1 : 0
  const changed = await tx
    .updateTable('teams')
    .set({ share_middle })
    .where('id', '=', team)
    .where('share_middle', '<>', share_middle)
    .returning('id')
    .executeTakeFirst()
  const act = shareMiddle ? 'middle shared' : 'middle hidden'
  if (changed) await recordAct(tx, { team, at: now, actor, act, about: team })
}

const countMembers = async (db: Database, team: string) => {
  const members = await db
    .selectFrom('members')
    .select('is_present')
    .where('team', '=', team)
    .execute()
  const present = members.filter(({ is_present }) => is_present === 1).length
  return { members: present, former: members.length - present }
}

const nameOfMember = async (db: Database, { team, member }: Owner) => {
  const { name } = await db
    .selectFrom('members')
    .select('name')
    .where('team', '=', team)
    .where('id', '=', member)
    .executeTakeFirstOrThrow()
  return { id: member, name }
}

/**
 * Returns all teams in the order of their names, each with its heads (the people who lead it) and
 * the number of its members.
 */
export const listTeams = async (
  db: Database,
  now: number,
  order = byName,
): Promise<TeamEntry[]> => {
  const people = await readPeople(db)
  const heads = people.filter((one) => one.leads.length > 0 && !hasLeft(one, now))
  const named = new Map<string, { id: string; name: string }>()
  for (const one of heads) named.set(one.member, await nameOfMember(db, one))
  const teams = []
  for (const { id, name } of (await readTeams(db)).sort(order)) {
    const { share_middle } = await db
      .selectFrom('teams')
      .select('share_middle')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const own = heads.filter(({ leads }) => leads.includes(id))
    const asker = await askerOf(db, id, now)
    const askedBy = people.find(({ member }) => member === asker)
    teams.push({
      id,
      name,
      ...(await countMembers(db, id)),
      shareMiddle: share_middle === 1,
      heads: own.flatMap(({ member }) => named.get(member) ?? []).sort(order),
      mode: await modeOf(db, id, now),
      ...(askedBy && { askedBy: await nameOfMember(db, askedBy) }),
    })
  }
  return teams
}
