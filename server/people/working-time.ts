/**
 * Reads and stores the expected working time: the working week and the days off of a person, and of
 * the team. The endpoint never gets the reasons for days off.
 */
import type { Transaction } from 'kysely'
import { USUAL_WEEK } from '../../src/core/day/expected-time.ts'
import type { ExpectedTime, TeamWorkingTime, WorkingTime } from '../../src/sync/contract.ts'
import type { Database, Tables } from '../db/tables.ts'

const parseStored = <T>(text: string | null): T | undefined =>
  text === null ? undefined : (JSON.parse(text) as T)

export const ownTimeFrom = (row: { working_time: string | null }) =>
  parseStored<WorkingTime>(row.working_time)

export const teamTimeFrom = (row: { working_time: string | null }): TeamWorkingTime =>
  parseStored<TeamWorkingTime>(row.working_time) ?? { off: [] }

export const readOwnTime = async (db: Database, member: string) => {
  const row = await db
    .selectFrom('people')
    .select('working_time')
    .where('id', '=', member)
    .executeTakeFirst()
  return row && ownTimeFrom(row)
}

export const readTeamTime = async (db: Database, team: string) =>
  teamTimeFrom(
    await db
      .selectFrom('teams')
      .select('working_time')
      .where('id', '=', team)
      .executeTakeFirstOrThrow(),
  )

/**
 * Stores a person's own working time, unless a later change from another device is already stored.
 */
export const keepOwnTime = (db: Database, member: string, time: WorkingTime) =>
  db.transaction().execute(async (tx) => {
    const known = await readOwnTime(tx, member)
    if (known && known.changedAt > time.changedAt) return
    await tx
      .updateTable('people')
      .set({ working_time: JSON.stringify(time) })
      .where('id', '=', member)
      .execute()
  })

/** Stores a team's working time. Returns whether this was a change. */
export const keepTeamTime = async (
  tx: Transaction<Tables>,
  team: string,
  time: TeamWorkingTime,
): Promise<boolean> => {
  const working_time = JSON.stringify(time)
  const changed = await tx
    .updateTable('teams')
    .set({ working_time })
    .where('id', '=', team)
    .where((eb) => eb.or([eb('working_time', 'is', null), eb('working_time', '<>', working_time)]))
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Returns the working week and the days off that apply to a person in a range of days. */
export const expectedOf = (
  own: WorkingTime | undefined,
  team: TeamWorkingTime,
  { from, to }: { from: string; to: string },
): ExpectedTime => ({
  week: own?.week ?? team.week ?? own?.usualWeek ?? [...USUAL_WEEK],
  off: [...(own?.off ?? []), ...team.off].filter((one) => one.from <= to && one.to >= from),
})
