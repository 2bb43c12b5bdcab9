/**
 * A person: where they are now, where they were, and whom they lead. A person has the same id in
 * every team. Time stays with the team in which it was recorded.
 */
import type { Selectable } from 'kysely'
import type { Database, Tables } from '../db/tables.ts'

/** A stretch of time in one team; without an end it goes on. */
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
  /** The teams that they lead, by id. */
  leads: readonly string[]
  /** In order; empty for a person who has always been in `team`. */
  stays: readonly Stay[]
}

type PersonColumns = Pick<Selectable<Tables['people']>, 'leads' | 'stays' | 'tracked'>

/** The columns that are not stored as they are read. */
export const personPartsFrom = ({ leads, stays, tracked }: PersonColumns) => ({
  isTracked: tracked === 1,
  leads: leads === null ? [] : (JSON.parse(leads) as string[]),
  stays: stays === null ? [] : (JSON.parse(stays) as Stay[]),
})

export const personFrom = (row: Selectable<Tables['people']>): Person => ({
  member: row.id,
  team: row.team,
  email: row.email,
  ...personPartsFrom(row),
})

/** Returns undefined for somebody who is not there, or was forgotten. */
export const readPerson = async (db: Database, member: string): Promise<Person | undefined> => {
  const query = db.selectFrom('people').selectAll().where('id', '=', member)
  const row = await query.executeTakeFirst()
  return row && personFrom(row)
}

export const readPeople = async (db: Database) =>
  (await db.selectFrom('people').selectAll().execute()).map(personFrom)

/** Stores what is given of a person. */
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

/** Every team in which the person is or was, the present one first. */
export const teamsOf = ({ team, stays }: Whereabouts) => [
  ...new Set([team, ...stays.map((stay) => stay.team)]),
]

/** The instant at which the person leaves or left; undefined if none is set. */
export const leavingAt = ({ stays }: Pick<Person, 'stays'>) => stays.at(-1)?.until

export const hasLeft = (person: Pick<Person, 'stays'>, now: number) => {
  const at = leavingAt(person)
  return at !== undefined && at <= now
}

/** The team of what was recorded at an instant. */
export const teamAt = ({ team, stays }: Whereabouts, instant: number) =>
  (stays.findLast(({ from }) => from <= instant) ?? stays[0])?.team ?? team

/** The stays in one team, in order. `addedAt` is the start of the only stay of most people. */
export const staysIn = (
  { stays }: Pick<Person, 'stays'>,
  team: string,
  addedAt: number,
): readonly Stay[] =>
  stays.length > 0 ? stays.filter((stay) => stay.team === team) : [{ team, from: addedAt }]
