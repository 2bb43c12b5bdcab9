/** Rows are kept for so many days, if the company says so, and no longer. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { day } from '../../src/core/time/units.ts'
import { inSteps, type Remove } from '../db/in-steps.ts'
import type { Database, Tables } from '../db/tables.ts'
import { COMMAND_LINE, note } from '../people/audit.ts'
import type { Owner } from '../people/devices.ts'
import { allTeams } from '../people/members.ts'
import { byName } from '../people/names.ts'
import { forgetSumsUntil, lockCounter } from '../report/sums.ts'

/** What ended before that instant is too old. */
export const oldBefore = (days: number, now: number) => now - days * day

type Condition = (eb: ExpressionBuilder<Tables, 'segments'>) => Expression<SqlBool>

// Two conditions, for each is found by the index over a member's ends: a tombstone has none.
const ended =
  (until: number): Condition =>
  (eb) =>
    eb('ended_at', '<', until)
const deletedLongAgo =
  (until: number): Condition =>
  (eb) =>
    eb.and([eb('ended_at', 'is', null), eb('deleted', '=', 1), eb('changed_at', '<', until)])

/**
 * Of one member, those that the condition holds for, and the sums that they are in.
 * @param until no such segment ended later; without it, all sums of the member are removed
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

/** What is left of the days that the segments were in, and of codes: few, so all at once. */
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
    const codes = await db
      .deleteFrom('codes')
      .where('team', '=', team)
      .where('member', '=', member)
      .where('expires_at', '<', until)
      .executeTakeFirstOrThrow()
    return Number(days.numDeletedRows + codes.numDeletedRows)
  }

/**
 * Removes segments that ended over `days` ago, tombstones that were made as long ago, and what is
 * left of the days they were in; person by person, in steps. Returns how many segments went.
 */
export const removeOld = async (db: Database, days: number, now: number, actor = COMMAND_LINE) => {
  const until = oldBefore(days, now)
  const remove = inSteps(db)
  const removeOf = async (owner: Owner) => {
    const ends = await remove(removeSegments(owner, ended(until), until))
    const tombstones = await remove(removeSegments(owner, deletedLongAgo(until), until))
    await remove(removeTraces(owner, until))
    return ends + tombstones
  }
  let removed = 0
  for (const { id: team } of await allTeams(db)) {
    const members = await db.selectFrom('members').select('id').where('team', '=', team).execute()
    let count = 0
    for (const { id: member } of members) count += await removeOf({ team, member })
    const entry = { team, at: now, actor, act: 'old rows removed' as const, about: team }
    if (count > 0) await note(db, { ...entry, detail: `${count}, older than ${days} days` })
    removed += count
  }
  return removed
}

/** What `removeOld` would remove, team by team. */
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
  for (const { id, name } of (await allTeams(db)).sort(byName)) {
    const { count: segments } = await count(ended(until), id)
    const { count: tombstones } = await count(deletedLongAgo(until), id)
    const { count: all } = await count((eb) => eb('ended_at', 'is not', null), id)
    teams.push({ name, segments, tombstones, all })
  }
  return teams
}
