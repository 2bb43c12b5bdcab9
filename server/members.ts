/** Who is in which team. */
import { randomUUID } from 'node:crypto'
import { COMMAND_LINE, note } from './audit.ts'
import type { Owner } from './devices.ts'
import type { Database, Tables } from './tables.ts'
import { teamFor } from './team-names.ts'

export const ROLES = ['member', 'manager', 'administrator'] as const
export type Role = Tables['members']['role']

/** A refusal that the person at the command line can act on. */
export class Refused extends Error {}

/** Adds a member, and the team where it is new. Throws `Refused` for a name that is taken. */
export const addMember = (
  db: Database,
  name: string,
  teamName: string,
  now: number,
  role: Role = 'member',
) =>
  db.transaction().execute(async (tx) => {
    const team = await teamFor(tx, teamName, now)
    const member = randomUUID()
    const added = await tx
      .insertInto('members')
      .values({ team, id: member, name, role, seq: 0, created_at: now })
      .onConflict((conflict) => conflict.columns(['team', 'name']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) throw new Refused(`There is a member ${name} in team ${teamName} already.`)
    await note(tx, { team, at: now, actor: COMMAND_LINE, act: 'member added', about: member })
    return { team, member }
  })

export const setRole = (db: Database, { team, member }: Owner, role: Role, now: number) =>
  db.transaction().execute(async (tx) => {
    await tx
      .updateTable('members')
      .set({ role })
      .where('team', '=', team)
      .where('id', '=', member)
      .execute()
    await note(tx, { team, at: now, actor: COMMAND_LINE, act: 'role changed', about: member })
  })

/** Every member with their team and devices, by name. */
export const listMembers = (db: Database) =>
  db
    .selectFrom('members')
    .innerJoin('teams', 'teams.id', 'members.team')
    .leftJoin('devices', (join) =>
      join
        .onRef('devices.team', '=', 'members.team')
        .onRef('devices.member', '=', 'members.id')
        .on('devices.revoked_at', 'is', null),
    )
    .groupBy(['members.team', 'members.id', 'members.name', 'members.role', 'teams.name'])
    .orderBy('teams.name')
    .orderBy('members.name')
    .select((eb) => [
      'members.team',
      'members.id as member',
      'members.name',
      'members.role',
      'teams.name as teamName',
      eb.fn.count<number>('devices.id').as('devices'),
      eb.fn.max('devices.last_seen_at').as('lastSeenAt'),
    ])
    .execute()

/** The one member of this name. Throws `Refused` for none, or for several without a team. */
export const findMember = async (db: Database, name: string, teamName?: string) => {
  const found = (await listMembers(db)).filter(
    (member) => member.name === name && (teamName === undefined || member.teamName === teamName),
  )
  if (found.length > 1) throw new Refused(`Several teams have a member ${name}: say --team TEAM.`)
  const [member] = found
  if (!member) throw new Refused(`There is no member ${name}. See: member list`)
  return member
}

/** The one team of this name, or the only one there is. Throws `Refused` where that is not one. */
export const findTeam = async (db: Database, name?: string) => {
  const teams = await db.selectFrom('teams').select(['id', 'name']).execute()
  const [team, ...others] = teams.filter((team) => name === undefined || team.name === name)
  if (others.length > 0) throw new Refused('There are several teams: say --team TEAM.')
  if (!team) throw new Refused(name ? `There is no team ${name}.` : 'There is no team yet.')
  return team.id
}
