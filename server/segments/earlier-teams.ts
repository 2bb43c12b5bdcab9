/**
 * Handles rows of a person who has moved to another team. Each row belongs to the team in which it
 * was recorded. A correction is stored in the team that contains the row. A new row is stored in
 * the team in which the person was when the row began.
 */
import type { Transaction } from 'kysely'
import type { Row } from '../../src/sync/contract.ts'
import { isInList, listParameter } from '../db/list-parameter.ts'
import type { Database, Tables } from '../db/tables.ts'
import type { Caller } from '../people/caller.ts'
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

/**
 * Returns a function that returns the team of a row. A tombstone (the row of a deleted segment)
 * belongs to the present team if the segment is not stored.
 */
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
  // A batch may contain a segment twice, with two revisions. Both revisions must be stored in the
  // same team.
  for (const row of rows)
    if (!teamOf.has(row.id))
      teamOf.set(row.id, 'deleted' in row ? caller.team : teamAt(caller, row.startedAt))
  return (row: Row | undefined) => (row && teamOf.get(row.id)) ?? caller.team
}

/**
 * Adds a row for the device to an earlier team of its member, because segments that the device
 * recorded in that team refer to such a row. The new row has no valid token.
 */
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

/**
 * Sets `seq` of the person in an earlier team to `last`, the highest number that a row of that team
 * gets in the person's feed (their rows in the order in which they were stored; docs/domain.md,
 * *feed*).
 */
export const raiseCounter = (tx: Database, { team, member }: Owner, last: number) =>
  tx
    .updateTable('members')
    .set({ seq: last })
    .where('team', '=', team)
    .where('id', '=', member)
    .where('seq', '<', last)
    .execute()

/** Collects the person's rows from all their teams. `read` returns the rows of one team. */
export const readInTeams = async <T>(
  person: Pick<Person, 'team' | 'stays'>,
  read: (team: string) => Promise<T[]>,
) => {
  const found: T[] = []
  for (const team of teamsOf(person)) found.push(...(await read(team)))
  return found
}
