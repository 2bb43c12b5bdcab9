/**
 * Rows of a person who has moved: each belongs to the team in which it was recorded. A correction
 * goes where the row is; a new row goes to the team of the instant at which it began.
 */
import type { Transaction } from 'kysely'
import type { Row } from '../../src/sync/contract.ts'
import { isInList, listParameter } from '../db/list-parameter.ts'
import type { Database, Tables } from '../db/tables.ts'
import type { Caller } from '../people/devices.ts'
import type { Device, Owner } from '../people/owner.ts'
import { type Person, teamAt, teamsOf } from '../people/person.ts'

const idsIn = async (tx: Database, { team, member }: Owner, ids: readonly string[]) => {
  const found = await tx
    .selectFrom('segments')
    .select('id')
    .where('team', '=', team)
    .where('member', '=', member)
    .where(isInList(tx, 'id', listParameter(tx, ids)))
    .execute()
  return found.map(({ id }) => id)
}

/** Returns the team of a row. A tombstone of a row that nobody knows belongs to the present one. */
export const teamsOfRows = async (
  tx: Transaction<Tables>,
  caller: Caller,
  rows: readonly Row[],
) => {
  const ids = rows.map(({ id }) => id)
  const teamOf = new Map<string, string>()
  for (const team of teamsOf(caller))
    for (const id of await idsIn(tx, { team, member: caller.member }, ids))
      if (!teamOf.has(id)) teamOf.set(id, team)
  // A row comes twice in a batch with two revisions: both go to the same team.
  for (const row of rows)
    if (!teamOf.has(row.id))
      teamOf.set(row.id, 'deleted' in row ? caller.team : teamAt(caller, row.startedAt))
  return (row: Row | undefined) => (row && teamOf.get(row.id)) ?? caller.team
}

/** A device's row in an earlier team, for what it recorded there: no token is valid by it. */
export const addPastDevice = (tx: Database, { team, member, id }: Device, now: number) =>
  tx
    .insertInto('devices')
    .values({
      team,
      member,
      id,
      token_hash: '',
      label: null,
      created_at: now,
      last_seen_at: now,
      revoked_at: now,
      zone: null,
      day_start: null,
      keeps_unexplained: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** Raises the counter of an earlier team to the last place that is given to a row there. */
export const raiseCounter = (tx: Database, { team, member }: Owner, last: number) =>
  tx
    .updateTable('members')
    .set({ seq: last })
    .where('team', '=', team)
    .where('id', '=', member)
    .where('seq', '<', last)
    .execute()

/** The person's rows of every team, as `read` finds them in one. */
export const readInTeams = async <T>(
  person: Pick<Person, 'team' | 'stays'>,
  read: (team: string) => Promise<T[]>,
) => {
  const found: T[] = []
  for (const team of teamsOf(person)) found.push(...(await read(team)))
  return found
}
