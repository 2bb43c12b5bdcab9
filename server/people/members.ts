/** Members and teams: adding, renaming, roles, and finding them by name. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { MAX_MEMBERS } from '../../src/sync/contract.ts'
import { type Database, isOnServer, type Tables } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { storeTeamName } from '../team/team-names.ts'
import { COMMAND_LINE, recordAct } from './audit.ts'
import type { Owner } from './devices.ts'
import { byName, nameFrom, nameKey } from './names.ts'

export const ROLES = ['member', 'manager', 'administrator'] as const
export type Role = Tables['members']['role']

// Any number: it is the name of this lock.
const ADDING = 1_463_800

/**
 * Without it, two processes that add the same name at once would both find it free. (SQLite has one
 * writer.)
 */
const lockNames = async (tx: Database) => {
  if (isOnServer(tx)) await sql`select pg_advisory_xact_lock(${sql.lit(ADDING)})`.execute(tx)
}

const hasName = (name: string) => (one: { name: string }) => nameKey(one.name) === nameKey(name)

export const allTeams = (db: Database) => db.selectFrom('teams').select(['id', 'name']).execute()

/** The team of that name, which is made if there is none. */
const findOrAddTeam = async (tx: Database, name: string, now: number) => {
  const known = (await allTeams(tx)).find(hasName(name))
  if (known) return known
  const team = { id: randomUUID(), name }
  await tx
    .insertInto('teams')
    .values({ ...team, created_at: now })
    .execute()
  await storeTeamName(tx, team)
  return team
}

const membersIn = (tx: Database, team: string) =>
  tx.selectFrom('members').select(['id', 'name']).where('team', '=', team).execute()

/**
 * Adds a member, and the team if it is new. Throws OperatorError for a name that is taken or no
 * name.
 */
export const addMember = (
  db: Database,
  typedName: string,
  typedTeam: string,
  now: number,
  role: Role = 'member',
) =>
  db.transaction().execute(async (tx) => {
    await lockNames(tx)
    const name = nameFrom(typedName)
    const { id: team, name: teamName } = await findOrAddTeam(tx, nameFrom(typedTeam), now)
    const members = await membersIn(tx, team)
    if (members.length >= MAX_MEMBERS)
      throw new OperatorError(`Team "${teamName}" has ${MAX_MEMBERS} members, as many as it may.`)
    const taken = members.find(hasName(name))
    if (taken)
      throw new OperatorError(`There is a member "${taken.name}" in team "${teamName}" already.`)
    const member = randomUUID()
    await tx
      .insertInto('members')
      .values({ team, id: member, name, role, seq: 0, created_at: now })
      .execute()
    await recordAct(tx, { team, at: now, actor: COMMAND_LINE, act: 'member added', about: member })
    return { team, member, name, teamName }
  })

/** Throws OperatorError for a name that another has. */
export const renameMember = (db: Database, { team, member }: Owner, typed: string, now: number) =>
  db.transaction().execute(async (tx) => {
    await lockNames(tx)
    const name = nameFrom(typed)
    const others = (await membersIn(tx, team)).filter(({ id }) => id !== member)
    const taken = others.find(hasName(name))
    if (taken) throw new OperatorError(`There is a member "${taken.name}" in that team already.`)
    await tx
      .updateTable('members')
      .set({ name })
      .where('team', '=', team)
      .where('id', '=', member)
      .execute()
    await recordAct(tx, {
      team,
      at: now,
      actor: COMMAND_LINE,
      act: 'member renamed',
      about: member,
    })
    return name
  })

/** Throws OperatorError for a name that another has. */
export const renameTeam = (db: Database, team: string, typed: string, now: number) =>
  db.transaction().execute(async (tx) => {
    await lockNames(tx)
    const name = nameFrom(typed)
    const taken = (await allTeams(tx)).filter(({ id }) => id !== team).find(hasName(name))
    if (taken) throw new OperatorError(`There is a team "${taken.name}" already.`)
    await tx.updateTable('teams').set({ name }).where('id', '=', team).execute()
    await storeTeamName(tx, { id: team, name })
    await recordAct(tx, { team, at: now, actor: COMMAND_LINE, act: 'team renamed', about: team })
    return name
  })

/** A role that the member has already is no act, and leaves no row in the audit. */
export const setRole = (db: Database, { team, member }: Owner, role: Role, now: number) =>
  db.transaction().execute(async (tx) => {
    const { role: before } = await tx
      .selectFrom('members')
      .select('role')
      .where('team', '=', team)
      .where('id', '=', member)
      .executeTakeFirstOrThrow()
    if (before === role) return
    await tx
      .updateTable('members')
      .set({ role })
      .where('team', '=', team)
      .where('id', '=', member)
      .execute()
    const entry = { team, at: now, actor: COMMAND_LINE, act: 'role changed' as const }
    await recordAct(tx, { ...entry, about: member, detail: `${before} → ${role}` })
  })

/** Every member with their team and devices, by team and name. */
export const listMembers = async (db: Database) => {
  const members = await db
    .selectFrom('members')
    .innerJoin('teams', 'teams.id', 'members.team')
    .leftJoin('devices', (join) =>
      join
        .onRef('devices.team', '=', 'members.team')
        .onRef('devices.member', '=', 'members.id')
        .on('devices.revoked_at', 'is', null),
    )
    .groupBy(['members.team', 'members.id', 'members.name', 'members.role', 'teams.name'])
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
  return members.sort((a, b) => byName({ name: a.teamName }, { name: b.teamName }) || byName(a, b))
}

/** Of several with the same name except for case and spaces, the one that is written exactly so. */
const onlyOne = <T extends { name: string }>(found: readonly T[], name: string) => {
  if (found.length < 2) return found[0]
  const exact = found.find((one) => one.name === name)
  if (exact) return exact
  throw new OperatorError(`Which one? ${found.map((one) => JSON.stringify(one.name)).join(' or ')}`)
}

/**
 * The one member of this name. Throws OperatorError if there is none, or several in different
 * teams.
 */
export const findMember = async (db: Database, name: string, teamName?: string) => {
  const team = teamName === undefined ? undefined : await findTeam(db, teamName)
  const found = (await listMembers(db)).filter(
    (member) => hasName(name)(member) && (team === undefined || member.team === team),
  )
  if (new Set(found.map(({ team }) => team)).size > 1)
    throw new OperatorError(`Several teams have a member ${name}: say --team TEAM.`)
  const member = onlyOne(found, name)
  if (!member) throw new OperatorError(`There is no member ${name}. See: member list`)
  return member
}

/**
 * The one team of this name; without a name, the only team. Throws OperatorError if there is no
 * such one.
 */
export const findTeam = async (db: Database, name?: string) => {
  const teams = await allTeams(db)
  if (name === undefined && teams.length > 1)
    throw new OperatorError('There are several teams: say --team TEAM.')
  const team = name === undefined ? teams[0] : onlyOne(teams.filter(hasName(name)), name)
  if (!team) throw new OperatorError(name ? `There is no team ${name}.` : 'There is no team yet.')
  return team.id
}
