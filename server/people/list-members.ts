/** Lists the people whom an administrator sees, and finds one of these people by name. */
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { findTeam, readTeams, requireTeam } from '../team/find-team.ts'
import { byName, hasName, onlyOne } from './names.ts'
import { hasLeft, personPartsFrom, requirePerson } from './person.ts'

/**
 * Returns the people who are in one team now, or were in that team when they left the company, with
 * the data that an administrator may see.
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

/** Returns all people of all teams, including those who have left, sorted by team and name. */
export const listMembers = async (db: Database, order = byName, now = Date.now()) => {
  const all = []
  for (const { id, name: teamName } of (await readTeams(db)).sort(order)) {
    const members = (await membersOfTeam(db, id, now)).sort(order)
    all.push(...members.map((member) => ({ ...member, teamName })))
  }
  return all
}
export type ListedMember = Awaited<ReturnType<typeof listMembers>>[number]

/**
 * Returns the entry of one person, as `listMembers` does. Throws OperatorError if there is no such
 * person.
 */
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
 * Returns the member with this name or e-mail address. Throws OperatorError if no member has it, or
 * if several members in different teams have it.
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
