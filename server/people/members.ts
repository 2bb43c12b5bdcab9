/** Members: adding and changing them, and finding them by name. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { MAX_MEMBERS } from '../../src/sync/contract.ts'
import { type Database, isOnServer, type Tables } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { storeTeamName, teamIds } from '../team/team-names.ts'
import { recordEvents } from '../webhooks/events.ts'
import { type Acting, COMMAND_LINE, recordAct, recordActs } from './audit.ts'
import { emailFrom } from './email.ts'
import { byName, nameFrom, nameKey } from './names.ts'
import type { Owner } from './owner.ts'
import {
  changePerson,
  hasLeft,
  type Person,
  personPartsFrom,
  readPerson,
  teamsOf,
} from './person.ts'

export const ROLES = ['member', 'manager', 'administrator'] as const
export type Role = Tables['members']['role']

// The number by which PostgreSQL identifies this lock. It has no other meaning.
const ADDING = 1_463_800

/**
 * Allows one act of administration at a time: otherwise, two processes that add the same name at
 * the same time would both find it free. (SQLite has only one writer.)
 */
export const lockPeople = async (tx: Database) => {
  if (isOnServer(tx)) await sql`select pg_advisory_xact_lock(${sql.lit(ADDING)})`.execute(tx)
}

/** Runs an act of administration in a transaction of its own. */
export const actOnPeople = <T>(db: Database, act: (tx: Database) => Promise<T>) =>
  db.transaction().execute(async (tx) => {
    await lockPeople(tx)
    return act(tx)
  })

export const hasName = (name: string) => (one: { name: string }) =>
  nameKey(one.name) === nameKey(name)

export const allTeams = (db: Database) => db.selectFrom('teams').select(['id', 'name']).execute()

/**
 * Throws OperatorError if the name is taken.
 * @param anyway allows a name that differs from another in case or spaces only
 */
export const requireFreeName = (
  name: string,
  others: readonly { name: string }[],
  where: string,
  anyway = false,
) => {
  const taken =
    others.find((other) => other.name === name) ?? (anyway ? undefined : others.find(hasName(name)))
  if (taken)
    throw new OperatorError(
      `There is ${where.replace('NAME', `"${taken.name}"`)} already.`,
      'name-taken',
    )
}

/** Adds a team. Throws OperatorError for a name that is taken or not allowed. */
export const insertTeam = async (
  tx: Database,
  typed: string,
  { now, actor }: Acting,
  anyway = false,
) => {
  const team = { id: randomUUID(), name: nameFrom(typed) }
  const teams = await readTeams(tx)
  requireFreeName(team.name, teams, 'a team NAME', anyway)
  await tx
    .insertInto('teams')
    .values({ ...team, created_at: now })
    .execute()
  await storeTeamName(tx, team, teams.some(hasName(team.name)))
  await recordAct(tx, { team: team.id, at: now, actor, act: 'team added', about: team.id })
  return team
}

/**
 * Ids and names of all teams. Each statement names one team, for a database that is distributed by
 * team.
 */
export const readTeams = async (db: Database) => {
  const teams = []
  for (const id of await teamIds(db))
    teams.push(
      ...(await db.selectFrom('teams').select(['id', 'name']).where('id', '=', id).execute()),
    )
  return teams
}

/** The names of all teams, by their ids. */
export const namesOfTeams = async (db: Database): Promise<ReadonlyMap<string, string>> =>
  new Map((await readTeams(db)).map(({ id, name }) => [id, name]))

/** Throws OperatorError if there is no such team. */
export const requireTeam = async (db: Database, id: string) => {
  const found = db.selectFrom('teams').select(['id', 'name']).where('id', '=', id)
  const team = await found.executeTakeFirst()
  if (!team) throw new OperatorError('There is no such team.', 'not-found')
  return team
}

/** Throws OperatorError if there is no such person. */
export const requirePerson = async (db: Database, member: string) => {
  const person = await readPerson(db, member)
  if (!person) throw new OperatorError('There is no such person.', 'not-found')
  return person
}

const membersIn = (tx: Database, team: string) =>
  tx.selectFrom('members').select(['id', 'name']).where('team', '=', team).execute()

/**
 * Throws OperatorError if a team cannot have `more` further people. Former members count as well.
 */
export const requireRoom = async (tx: Database, team: string, more: number) => {
  const { length } = await membersIn(tx, team)
  if (length + more > MAX_MEMBERS)
    throw new OperatorError(
      `The team has ${length} members, former ones included: ${MAX_MEMBERS} are as many as it may have.`,
    )
}

/**
 * Throws OperatorError if a person in the team has the name. A person who moved away and left
 * history in the team counts as well.
 */
export const requireFreeMemberName = async (
  tx: Database,
  { id, name }: { id?: string; name: string },
  team: { id: string; name: string },
  anyway?: boolean,
) => {
  const others = (await membersIn(tx, team.id)).filter((other) => other.id !== id)
  requireFreeName(name, others, `a member NAME in team "${team.name}"`, anyway)
}

/** Throws OperatorError if another person has the address. */
export const requireFreeEmail = async (tx: Database, email: string, member?: string) => {
  const found = tx.selectFrom('people').select('id').where('email', '=', email)
  const other = await found.executeTakeFirst()
  if (other && other.id !== member)
    throw new OperatorError(`Somebody else has the address ${email}.`, 'email-taken')
}

interface Rank {
  role: Role
  leads: readonly string[]
}

/**
 * Returns a person's role and the teams that they lead. Who leads a team is a manager; an
 * administrator may lead teams as well.
 */
export const rankFrom = (
  present: Rank,
  { role = present.role, leads }: { [K in keyof Rank]?: Rank[K] | undefined },
  team: string,
): Rank => {
  const implied = role === 'manager' && present.leads.length === 0 ? [team] : present.leads
  const led = [...new Set(leads ?? (role === 'member' ? [] : implied))]
  if (role === 'administrator') return { role, leads: led }
  return { role: led.length > 0 ? 'manager' : 'member', leads: led }
}

export interface NewPerson {
  name: string
  /**
   * An id that the client made, so that it can repeat the request without adding a second person.
   */
  id?: string | undefined
  email?: string | null | undefined
  role?: Role | undefined
  leads?: readonly string[] | undefined
  isTracked?: boolean | undefined
}

/**
 * Stores new people of one team. The caller has checked that their names and addresses are free.
 */
export const insertMembers = async (
  tx: Database,
  team: string,
  people: readonly (NewPerson & { id: string })[],
  { now, actor }: Acting,
) => {
  const ranked = people.map((person) => ({
    ...person,
    ...rankFrom({ role: 'member', leads: [] }, person, team),
  }))
  await requireRoom(tx, team, people.length)
  await tx
    .insertInto('members')
    .values(ranked.map(({ id, name, role }) => ({ team, id, name, role, seq: 0, created_at: now })))
    .execute()
  await tx
    .insertInto('people')
    .values(
      ranked.map(({ id, email = null, leads, isTracked = true }) => ({
        id,
        team,
        email,
        tracked: isTracked ? (1 as const) : (0 as const),
        leads: leads.length > 0 ? JSON.stringify(leads) : null,
        stays: null,
      })),
    )
    .execute()
  await recordActs(
    tx,
    ranked.map(({ id }) => ({ team, at: now, actor, act: 'member added', about: id })),
  )
  const joined = ranked.map(({ id: person }) => ({ team, person }))
  await recordEvents(
    tx,
    joined.map((data) => ({ type: 'person.joined', data })),
    now,
  )
}

/**
 * Adds a person to a team. Throws OperatorError for a name or an address that is not allowed or
 * taken.
 */
export const insertMember = async (
  tx: Database,
  team: { id: string; name: string },
  typed: NewPerson,
  acting: Acting,
  anyway = false,
) => {
  const person = {
    ...typed,
    id: typed.id ?? randomUUID(),
    name: nameFrom(typed.name),
    email: typed.email ? emailFrom(typed.email) : null,
  }
  await requireFreeMemberName(tx, person, team, anyway)
  if (person.email) await requireFreeEmail(tx, person.email)
  for (const led of person.leads ?? []) await requireTeam(tx, led)
  await insertMembers(tx, team.id, [person], acting)
  return { team: team.id, member: person.id, name: person.name, teamName: team.name }
}

/**
 * Adds a member, and their team if there is none of that name. Throws OperatorError for a name that
 * is taken or not allowed.
 */
export const addMember = (
  db: Database,
  typedName: string,
  typedTeam: string,
  now: number,
  role: Role = 'member',
  { anyway = false, ...more }: Omit<NewPerson, 'name' | 'role'> & { anyway?: boolean } = {},
) =>
  actOnPeople(db, async (tx) => {
    const acting = { now, actor: COMMAND_LINE }
    const team =
      onlyOne((await readTeams(tx)).filter(hasName(nameFrom(typedTeam))), nameFrom(typedTeam)) ??
      (await insertTeam(tx, typedTeam, acting))
    return insertMember(tx, team, { name: typedName, role, ...more }, acting, anyway)
  })

const isSamePerson = async (tx: Database, team: string, person: NewPerson) => {
  if (person.id === undefined) return false
  const found = await readPerson(tx, person.id)
  if (!found) return false
  const { name } = await tx
    .selectFrom('members')
    .select('name')
    .where('team', '=', found.team)
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow()
  if (found.team === team && name === nameFrom(person.name)) return true
  throw new OperatorError('Somebody else has that id.')
}

/**
 * Adds a person to a team. A repeated request with the same id adds nobody. Returns the person's
 * id.
 */
export const addMemberTo = (
  db: Database,
  teamId: string,
  person: NewPerson,
  acting: Acting,
  anyway = false,
) =>
  actOnPeople(db, async (tx) => {
    const team = await requireTeam(tx, teamId)
    if (person.id !== undefined && (await isSamePerson(tx, team.id, person))) return person.id
    return (await insertMember(tx, team, person, acting, anyway)).member
  })

export interface MemberChange {
  name?: string | undefined
  email?: string | null | undefined
  role?: Role | undefined
  leads?: readonly string[] | undefined
  isTracked?: boolean | undefined
  anyway?: boolean | undefined
}

interface Changing extends Acting {
  person: Person
  change: MemberChange
}

const changeName = async (tx: Database, { person, change, now, actor }: Changing) => {
  if (change.name === undefined) return
  const name = nameFrom(change.name)
  const { member, team: present } = person
  const { name: before } = await tx
    .selectFrom('members')
    .select('name')
    .where('team', '=', present)
    .where('id', '=', member)
    .executeTakeFirstOrThrow()
  if (name === before) return
  for (const team of teamsOf(person)) {
    const { name: teamName } = await requireTeam(tx, team)
    await requireFreeMemberName(
      tx,
      { id: member, name },
      { id: team, name: teamName },
      change.anyway,
    )
    await tx
      .updateTable('members')
      .set({ name })
      .where('team', '=', team)
      .where('id', '=', member)
      .execute()
  }
  await recordAct(tx, { team: present, at: now, actor, act: 'member renamed', about: member })
}

const changeEmail = async (tx: Database, { person, change, now, actor }: Changing) => {
  if (change.email === undefined) return
  const { member, team } = person
  const email = change.email ? emailFrom(change.email) : null
  if (email === person.email) return
  if (email) await requireFreeEmail(tx, email, member)
  await changePerson(tx, member, { email })
  await recordAct(tx, { team, at: now, actor, act: 'e-mail changed', about: member })
}

const isSameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one) => b.includes(one))

const changeRank = async (tx: Database, { person, change, now, actor }: Changing) => {
  if (change.role === undefined && change.leads === undefined) return
  const { member, team, leads } = person
  for (const led of change.leads ?? []) await requireTeam(tx, led)
  const { role: before } = await tx
    .selectFrom('members')
    .select('role')
    .where('team', '=', team)
    .where('id', '=', member)
    .executeTakeFirstOrThrow()
  const next = rankFrom({ role: before, leads }, change, team)
  const entry = { team, at: now, actor, about: member }
  if (next.role !== before) {
    await tx
      .updateTable('members')
      .set({ role: next.role })
      .where('team', '=', team)
      .where('id', '=', member)
      .execute()
    await recordAct(tx, { ...entry, act: 'role changed', detail: `${before} → ${next.role}` })
  }
  if (isSameSet(leads, next.leads)) return
  await changePerson(tx, member, { leads: next.leads })
  const detail = `leads ${next.leads.join(', ') || 'no team'}`
  await recordAct(tx, { ...entry, act: 'heads changed', detail })
}

const changeTracking = async (tx: Database, { person, change, now, actor }: Changing) => {
  const { isTracked } = change
  if (isTracked === undefined || isTracked === person.isTracked) return
  const { member, team } = person
  await changePerson(tx, member, { isTracked })
  const detail = isTracked ? 'own time is recorded' : 'own time is not recorded'
  await recordAct(tx, { team, at: now, actor, act: 'tracking changed', about: member, detail })
}

/** Changes a person, within a transaction that has called `lockPeople`. */
export const changeWithin = async (
  tx: Database,
  member: string,
  change: MemberChange,
  acting: Acting,
) => {
  const changing = { person: await requirePerson(tx, member), change, ...acting }
  await changeName(tx, changing)
  await changeEmail(tx, changing)
  await changeRank(tx, changing)
  await changeTracking(tx, changing)
}

/**
 * Changes the properties that are given: all of them, or none if one fails. A property that already
 * has the value is not recorded as an act. Throws OperatorError for a name or an address that is
 * not allowed or taken.
 */
export const changeMember = (db: Database, member: string, change: MemberChange, acting: Acting) =>
  actOnPeople(db, (tx) => changeWithin(tx, member, change, acting))

/** Renames a person. Throws OperatorError for a name that is taken. */
export const renameMember = async (
  db: Database,
  { member }: Pick<Owner, 'member'>,
  typed: string,
  now: number,
  anyway = false,
) => {
  await changeMember(db, member, { name: typed, anyway }, { now, actor: COMMAND_LINE })
  return nameFrom(typed)
}

export const setRole = (db: Database, { member }: Pick<Owner, 'member'>, role: Role, now: number) =>
  changeMember(db, member, { role }, { now, actor: COMMAND_LINE })

/**
 * The people who are in one team now, or have left from it, with what an administrator may see of
 * them.
 */
const membersOfTeam = async (db: Database, team: string, now: number, member?: string) => {
  const rows = await db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.id')
    .where('members.team', '=', team)
    .where('members.is_present', '=', 1)
    .$if(member !== undefined, (query) => query.where('members.id', '=', member as string))
    .select(['members.team', 'members.id as member', 'members.name', 'members.role'])
    .select(['members.created_at as addedAt', 'people.email'])
    .select(['people.leads', 'people.stays', 'people.tracked'])
    .select((eb) => {
      const seen = eb
        .selectFrom('devices')
        .where('devices.team', '=', team)
        .whereRef('devices.member', '=', 'members.id')
        .where('moved_to', 'is', null)
        .where('revoked_at', 'is', null)
      const own = seen.where('devices.kind', '=', 'extension')
      const invites = eb
        .selectFrom('codes')
        .where('codes.team', '=', team)
        .whereRef('codes.member', '=', 'members.id')
        .where('kind', '=', 'invite')
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
      return [
        own.select(eb.fn.countAll<number>().as('n')).as('devices'),
        own.select('version').orderBy('last_seen_at', 'desc').limit(1).as('version'),
        seen.select((of) => of.fn.max('last_seen_at').as('at')).as('lastSeenAt'),
        invites.select((of) => of.fn.max('expires_at').as('at')).as('invitedUntil'),
      ]
    })
    .execute()
  return rows.map(({ leads, stays, tracked, devices, ...row }) => {
    const person = personPartsFrom({ leads, stays, tracked })
    return { ...row, ...person, devices: hasLeft(person, now) ? 0 : Number(devices ?? 0) }
  })
}

/** All people who are in a team now, or have left from it, by team and name. */
export const listMembers = async (db: Database, order = byName, now = Date.now()) => {
  const all = []
  for (const { id, name: teamName } of (await readTeams(db)).sort(order)) {
    const members = (await membersOfTeam(db, id, now)).sort(order)
    all.push(...members.map((member) => ({ ...member, teamName })))
  }
  return all
}
export type ListedMember = Awaited<ReturnType<typeof listMembers>>[number]

/** One entry of `listMembers`. Throws OperatorError if there is no such person. */
export const listedMember = async (
  db: Database,
  member: string,
  now: number,
): Promise<ListedMember> => {
  const { team } = await requirePerson(db, member)
  const { name: teamName } = await requireTeam(db, team)
  const [found] = await membersOfTeam(db, team, now, member)
  if (!found) throw new OperatorError('There is no such person.', 'not-found')
  return { ...found, teamName }
}

/**
 * Returns the only one found. If several names differ only in case and spaces, returns the one that
 * is written exactly as `name`. Throws OperatorError if none is.
 */
const onlyOne = <T extends { name: string }>(found: readonly T[], name: string) => {
  if (found.length < 2) return found[0]
  const exact = found.find((one) => one.name === name)
  if (exact) return exact
  throw new OperatorError(`Which one? ${found.map((one) => JSON.stringify(one.name)).join(' or ')}`)
}

/**
 * Returns the member of this name or e-mail address. Throws OperatorError if there is none, or if
 * there are several in different teams.
 */
export const findMember = async (db: Database, name: string, teamName?: string) => {
  const team = teamName === undefined ? undefined : await findTeam(db, teamName)
  const email = name.trim().toLowerCase()
  const found = (await listMembers(db)).filter(
    (member) =>
      (hasName(name)(member) || member.email === email) &&
      (team === undefined || member.team === team),
  )
  if (new Set(found.map(({ team }) => team)).size > 1)
    throw new OperatorError(`Several teams have a member ${name}: say --team TEAM.`)
  const member = onlyOne(found, name)
  if (!member) throw new OperatorError(`There is no member ${name}. See: member list`)
  return member
}

/**
 * Returns the id of the team of this name, or without a name that of the only team. Throws
 * OperatorError if there is none, or more than one.
 */
export const findTeam = async (db: Database, name?: string) => {
  const teams = await allTeams(db)
  if (name === undefined && teams.length > 1)
    throw new OperatorError('There are several teams: say --team TEAM.')
  const team = name === undefined ? teams[0] : onlyOne(teams.filter(hasName(name)), name)
  if (!team) throw new OperatorError(name ? `There is no team ${name}.` : 'There is no team yet.')
  return team.id
}
