/**
 * Rosters: lists of the people whom one answer names, or whom one answer counts together as a
 * group.
 */
import { createHash } from 'node:crypto'
import { day } from '../../src/core/time/units.ts'
import type { Database } from '../db/tables.ts'

/**
 * Milliseconds. The stored instant of the last use of a roster (list of people), `last_at`, is not
 * updated at each use. It is at most this much earlier than the real last use.
 */
export const ROSTER_WITHIN = day / 2

/** Returns an id that is equal for equal sets of people. */
export const rosterOf = (people: readonly string[]) =>
  createHash('sha256')
    .update([...people].sort().join())
    .digest('base64url')
    .slice(0, 22)

interface Roster {
  team: string
  roster: string
  people: readonly string[]
}

/**
 * Stores a roster (a list of people) if it is not stored yet, within the transaction of the caller.
 * Locks the row of the roster, so that no other process removes the roster before the caller has
 * stored the read.
 */
export const storeRoster = async (tx: Database, { team, roster, people }: Roster, now: number) => {
  await tx
    .insertInto('rosters')
    .values({ team, id: roster, last_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['team', 'id'])
        .doUpdateSet({ last_at: now })
        .where('rosters.last_at', '<', now - ROSTER_WITHIN),
    )
    .execute()
  const known = tx
    .selectFrom('roster_people')
    .select('member')
    .where('team', '=', team)
    .where('roster', '=', roster)
    .limit(1)
  if (await known.executeTakeFirst()) return
  await tx
    .insertInto('roster_people')
    .values(people.map((member) => ({ team, roster, member })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
