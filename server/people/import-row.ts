/** Reads a row of an import, and finds what is wrong with it. */
import type { Import, RowFaultOfPeople } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'
import { readTeams } from '../team/find-team.ts'
import type { Acting } from './audit.ts'
import { emailFrom } from './email.ts'
import { type BadRow, BadRows, RowFault, roleIn, type TableRow } from './import-table.ts'
import { type ListedMember, listMembers } from './list-members.ts'
import { nameFrom, nameKey } from './names.ts'
import { hasLeft } from './person.ts'
import type { Role } from './role-of-person.ts'

export interface PersonRow {
  line: number
  name: string
  email: string | null
  role: Role
  /** The name of the team, in the form in which it is stored. */
  team: string
  /**
   * The stored entry of a person who is already in the team. This person is not added, and only
   * gets a new invite.
   */
  known?: ListedMember
}

export interface Asked extends Acting, Pick<Import, 'newTeams' | 'again' | 'check'> {
  inviteDays: number
}

/** Reads the teams and people that exist before the import. */
export const readPresent = async (tx: Database, now: number) => {
  const teams = await readTeams(tx)
  const names = new Set<string>()
  for (const { id } of teams)
    for (const { name } of await tx
      .selectFrom('members')
      .select('name')
      .where('team', '=', id)
      .execute())
      names.add(`${id} ${nameKey(name)}`)
  const members = await listMembers(tx, undefined, now)
  return {
    teamOf: new Map(teams.map((team) => [nameKey(team.name), team])),
    names,
    byName: new Map(members.map((one) => [`${one.team} ${nameKey(one.name)}`, one])),
    byEmail: new Map(members.flatMap((one) => (one.email ? [[one.email, one] as const] : []))),
  }
}
type Present = Awaited<ReturnType<typeof readPresent>>

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/**
 * Returns the result of `read` for a cell. If `read` throws an OperatorError, throws a RowFault
 * with the code `fault`.
 */
const cell = (fault: RowFaultOfPeople, typed: string, read: (typed: string) => string) => {
  try {
    return read(typed)
  } catch (error) {
    if (error instanceof OperatorError) throw new RowFault(fault, error.message, shorten(typed))
    throw error
  }
}

/**
 * Returns a function that reads a row. The rows must be read in order, because a row is wrong if an
 * earlier row contains the same person or address.
 */
export const readerOf = (present: Present, { newTeams, again, now }: Asked) => {
  const newTeamOf = new Map<string, string>()
  const lines = new Map<string, number>()

  const once = (fault: 'person-twice' | 'email-twice', key: string, line: number) => {
    const before = lines.get(`${fault} ${key}`)
    const what = fault === 'person-twice' ? 'that person' : 'that e-mail address'
    if (before !== undefined)
      throw new RowFault(fault, `${what} is in line ${before} already.`, `${before}`)
    lines.set(`${fault} ${key}`, line)
  }

  const teamNamed = (typed: string | undefined) => {
    if (!typed) throw new RowFault('team-missing', 'the team is missing.')
    const name = cell('team-wrong', typed, nameFrom)
    const key = nameKey(name)
    const known = present.teamOf.get(key)
    if (known) return known
    if (!newTeams) throw new RowFault('team-unknown', `there is no team "${name}".`, name)
    newTeamOf.set(key, newTeamOf.get(key) ?? name)
    return { id: undefined, name: newTeamOf.get(key) ?? name }
  }

  /**
   * Returns the stored person of the row; undefined for a person who is not stored yet. Throws
   * RowFault if the row contradicts what is stored.
   */
  const knownAs = (name: string, email: string | null, team: { id: string | undefined }) => {
    const key = `${team.id} ${nameKey(name)}`
    const found = present.byName.get(key)
    const other = email ? present.byEmail.get(email) : undefined
    const isSame = found && (found.email === email || found.email === null || email === null)
    if (again && isSame && (!other || other === found)) {
      if (hasLeft(found, now)) throw new RowFault('has-left', 'they have left: let them return.')
      if (found.devices === 0) return found
      throw new RowFault('connected', 'they are connected already.')
    }
    const taken = found?.name ?? name
    if (found || present.names.has(key))
      throw new RowFault('person-there', `there is "${taken}" in that team already.`, taken)
    if (other)
      throw new RowFault('email-taken', `${other.name} has that e-mail address.`, other.name)
    return undefined
  }

  const read = (row: TableRow): PersonRow => {
    if (!row.name) throw new RowFault('name-missing', 'the name is missing.')
    const name = cell('name-wrong', row.name, nameFrom)
    const email = row.email ? cell('email-wrong', row.email, emailFrom) : null
    const role = roleIn(row.role)
    if (!role)
      throw new RowFault(
        'role-wrong',
        'a role is member, manager or administrator.',
        shorten(row.role ?? ''),
      )
    const team = teamNamed(row.team)
    once('person-twice', `${nameKey(team.name)} ${nameKey(name)}`, row.line)
    if (email) once('email-twice', email, row.line)
    const known = knownAs(name, email, team)
    return { line: row.line, name, email, role, team: team.name, ...(known && { known }) }
  }
  return { read, newTeams: () => [...newTeamOf.values()] }
}

export const readRows = (rows: readonly TableRow[], read: (row: TableRow) => PersonRow) => {
  const bad: BadRow[] = []
  const good = rows.flatMap((row) => {
    try {
      return [read(row)]
    } catch (error) {
      if (!(error instanceof RowFault)) throw error
      bad.push(error.at(row.line))
      return []
    }
  })
  if (bad.length > 0) throw new BadRows(bad)
  return good
}
