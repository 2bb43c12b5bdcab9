/** Retention: removes rows that ended more than a number of days ago. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { removeReads } from '../access/remove-reads.ts'
import { createRemover, type Remove } from '../db/remove-in-steps.ts'
import type { Database, Tables } from '../db/tables.ts'
import { COMMAND_LINE, recordAct } from '../people/audit.ts'
import { byName } from '../people/names.ts'
import type { Owner } from '../people/owner.ts'
import { forgetSumsUntil } from '../report/forget-sums.ts'
import { lockCounter } from '../report/row-counter.ts'
import { readTeams } from '../team/find-team.ts'

const day = 24 * 60 * 60_000

/** Returns the instant before which a segment must have ended to be removed. */
export const oldBefore = (days: number, now: number) => now - days * day

type Condition = (eb: ExpressionBuilder<Tables, 'segments'>) => Expression<SqlBool>

// Conditions for segments and for tombstones (rows of deleted segments, which have no end). The two
// conditions are not joined by "or", because then the database could not use the index of ends.
const endedBefore =
  (until: number): Condition =>
  (eb) =>
    eb('ended_at', '<', until)
const deletedLongAgo =
  (until: number): Condition =>
  (eb) =>
    eb.and([eb('ended_at', 'is', null), eb('deleted', '=', 1), eb('changed_at', '<', until)])

/**
 * Removes the segments of one member that meet a condition, and the stored sums of time that
 * contain these segments.
 * @param until the latest instant at which such a segment can have ended; if absent, all sums of
 *   the member are removed
 */
export const removeSegments =
  ({ team, member }: Owner, which: Condition, until?: number): Remove =>
  async (db, most) => {
    await lockCounter(db, { team, member })
    const { numDeletedRows } = await db
      .deleteFrom('segments')
      .where('team', '=', team)
      .where('member', '=', member)
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('segments')
          .select('id')
          .where('team', '=', team)
          .where('member', '=', member)
          .where(which)
          .limit(most),
      )
      .executeTakeFirstOrThrow()
    if (numDeletedRows > 0n) await forgetSumsUntil(db, { team, member }, until)
    return Number(numDeletedRows)
  }

/**
 * Removes old receipts (the endpoint's statements about days), old values of key indicators and old
 * codes. These rows are so few that one step is enough.
 */
const removeTraces =
  ({ team, member }: Owner, until: number): Remove =>
  async (db) => {
    await lockCounter(db, { team, member })
    const days = await db
      .deleteFrom('days')
      .where('team', '=', team)
      .where('member', '=', member)
      .where('to_at', '<', until)
      .executeTakeFirstOrThrow()
    if (days.numDeletedRows > 0n) await forgetSumsUntil(db, { team, member }, until)
    // A period lasts 31 days at most. So a period that began more than 31 days before the limit
    // also ended before the limit.
    const firstKept = new Date(until - 31 * day).toISOString().slice(0, 10)
    for (const table of ['indicator_values', 'indicator_history'] as const)
      await db
        .deleteFrom(table)
        .where('team', '=', team)
        .where('member', '=', member)
        .where('from_date', '<', firstKept)
        .execute()
    const codes = await db
      .deleteFrom('codes')
      .where('team', '=', team)
      .where('member', '=', member)
      .where('expires_at', '<', until)
      .executeTakeFirstOrThrow()
    return Number(days.numDeletedRows + codes.numDeletedRows)
  }

/**
 * Removes segments that ended more than `days` ago, and receipts, key indicators, codes, tombstones
 * (rows of deleted segments) and entries of the access log of the same age. The function works
 * person by person, in steps. Returns how many segments and tombstones it removed.
 */
export const removeOld = async (db: Database, days: number, now: number, actor = COMMAND_LINE) => {
  const until = oldBefore(days, now)
  const remove = createRemover(db)
  const removeOf = async (owner: Owner) => {
    const ends = await remove(removeSegments(owner, endedBefore(until), until))
    const tombstones = await remove(removeSegments(owner, deletedLongAgo(until), until))
    await remove(removeTraces(owner, until))
    return ends + tombstones
  }
  let removed = 0
  for (const { id: team } of await readTeams(db)) {
    const members = await db.selectFrom('members').select('id').where('team', '=', team).execute()
    let count = 0
    for (const { id: member } of members) count += await removeOf({ team, member })
    await removeReads(db, team, until)
    const entry = { team, at: now, actor, act: 'old rows removed' as const, about: team }
    if (count > 0) await recordAct(db, { ...entry, detail: `${count}, older than ${days} days` })
    removed += count
  }
  return removed
}

/** Counts the rows that `removeOld` would remove, for each team. */
export const countOld = async (db: Database, days: number, now: number) => {
  const until = oldBefore(days, now)
  const count = (when: Condition, team: string) =>
    db
      .selectFrom('segments')
      .where('team', '=', team)
      .where(when)
      .select(sql<number>`count(*)`.as('count'))
      .executeTakeFirstOrThrow()
  const teams = []
  for (const { id, name } of (await readTeams(db)).sort(byName)) {
    const { count: segments } = await count(endedBefore(until), id)
    const { count: tombstones } = await count(deletedLongAgo(until), id)
    const { count: all } = await count((eb) => eb('ended_at', 'is not', null), id)
    teams.push({ id, name, segments, tombstones, all })
  }
  return teams
}
