import { randomUUID } from 'node:crypto'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { readTeams, requireTeam } from '../team/find-team.ts'
import { insertTeam } from '../team/teams.ts'
import { recordEvents } from '../webhooks/events.ts'
import { type Acting, COMMAND_LINE, recordActs } from './audit.ts'
import { emailFrom } from './email.ts'
import { requireFreeEmail, requireFreeMemberName, requireRoom } from './free-names.ts'
import { hasName, nameFrom, onlyOne } from './names.ts'
import { actOnPeople } from './people-lock.ts'
import { readPerson } from './person.ts'
import { type Role, roleAndTeamsFrom } from './role-of-person.ts'

interface NewPerson {
  name: string
  /**
   * An id that the client made. With the same id, the client can repeat the request without adding
   * a second person.
   */
  id?: string | undefined
  email?: string | null | undefined
  role?: Role | undefined
  leads?: readonly string[] | undefined
  isTracked?: boolean | undefined
}

/**
 * Stores new people of one team. The caller has checked that their names and addresses are not used
 * by another person.
 */
export const insertMembers = async (
  tx: Database,
  team: string,
  people: readonly (NewPerson & { id: string })[],
  { now, actor }: Acting,
) => {
  const ranked = people.map((person) => ({
    ...person,
    ...roleAndTeamsFrom({ role: 'member', leads: [] }, person, team),
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
 * that another person has.
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
 * Adds a member to the team with the name `typedTeam`; adds that team too if it does not exist.
 * Throws OperatorError for a name that is not allowed or that another person has.
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
 * Adds a person to a team, and returns the person's id. A repeated request with the same id does
 * not add a second person.
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
