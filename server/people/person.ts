/**
 * A person: their present team, their earlier teams, and the teams that they lead. A person has the
 * same id in every team. Time stays in the team in which it was recorded.
 */
import type { Selectable } from 'kysely'
import type { Database, Tables } from '../db/tables.ts'
import { OperatorError } from '../operator-error.ts'

/** A period in one team. If `until` is absent, the period has no end yet. */
export interface Stay {
  team: string
  /** Epoch milliseconds. */
  from: number
  until?: number
}

export interface Person {
  member: string
  /** The present team; of a person who has left, the last one. */
  team: string
  email: string | null
  isTracked: boolean
  /** The ids of the teams that the person leads. */
  leads: readonly string[]
  /**
   * The periods in each team, the earliest first. Empty for a person who has always been in `team`.
   */
  stays: readonly Stay[]
}

type PersonColumns = Pick<Selectable<Tables['people']>, 'leads' | 'stays' | 'tracked'>

/** Converts the stored columns to the properties of `Person`. */
export const personPartsFrom = ({ leads, stays, tracked }: PersonColumns) => ({
  isTracked: tracked === 1,
  leads: leads === null ? [] : (JSON.parse(leads) as string[]),
  stays: stays === null ? [] : (JSON.parse(stays) as Stay[]),
})

const personFrom = (row: Selectable<Tables['people']>): Person => ({
  member: row.id,
  team: row.team,
  email: row.email,
  ...personPartsFrom(row),
})

/**
 * Returns the person with this id; undefined if there is no such person, or if the person's data
 * were deleted.
 */
export const readPerson = async (db: Database, member: string): Promise<Person | undefined> => {
  const query = db.selectFrom('people').selectAll().where('id', '=', member)
  const row = await query.executeTakeFirst()
  return row && personFrom(row)
}

export const readPeople = async (db: Database) =>
  (await db.selectFrom('people').selectAll().execute()).map(personFrom)

/** Stores the given properties of a person. Properties that are undefined are not changed. */
export const changePerson = (
  tx: Database,
  member: string,
  { team, email, isTracked, leads, stays }: Partial<Omit<Person, 'member'>>,
) =>
  tx
    .updateTable('people')
    .set({
      ...(team !== undefined && { team }),
      ...(email !== undefined && { email }),
      ...(isTracked !== undefined && { tracked: isTracked ? 1 : 0 }),
      ...(leads !== undefined && { leads: leads.length > 0 ? JSON.stringify(leads) : null }),
      ...(stays !== undefined && { stays: stays.length > 0 ? JSON.stringify(stays) : null }),
    })
    .where('id', '=', member)
    .execute()

type Whereabouts = Pick<Person, 'team' | 'stays'>

/** Returns every team in which the person is or was, the present team first. */
export const teamsOf = ({ team, stays }: Whereabouts) => [
  ...new Set([team, ...stays.map((stay) => stay.team)]),
]

/**
 * Returns the instant at which the person leaves or left, in epoch milliseconds; undefined if the
 * person does not leave.
 */
export const leavingAt = ({ stays }: Pick<Person, 'stays'>) => stays.at(-1)?.until

export const hasLeft = (person: Pick<Person, 'stays'>, now: number) => {
  const at = leavingAt(person)
  return at !== undefined && at <= now
}

/**
 * Returns the team in which the person was at an instant. Time that was recorded at that instant
 * belongs to this team.
 */
export const teamAt = ({ team, stays }: Whereabouts, instant: number) =>
  (stays.findLast(({ from }) => from <= instant) ?? stays[0])?.team ?? team

/**
 * Returns the periods (stays) that the person spent in one team, the earliest first. Most people
 * have always been in one team. Their `stays` is empty, and their only stay begins at `addedAt`.
 */
export const staysIn = (
  { stays }: Pick<Person, 'stays'>,
  team: string,
  addedAt: number,
): readonly Stay[] =>
  stays.length > 0 ? stays.filter((stay) => stay.team === team) : [{ team, from: addedAt }]

/** Throws OperatorError if there is no such person. */
export const requirePerson = async (db: Database, member: string) => {
  const person = await readPerson(db, member)
  if (!person) throw new OperatorError('There is no such person.', 'not-found')
  return person
}
