/**
 * Removes a member's oldest receipts (the endpoint's statements about days), if there are more
 * receipts than the limits for one date and for all dates allow.
 */
import { sql } from 'kysely'
import { MAX_RECEIPTS, MAX_RECEIPTS_OF_DATE } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'
import { forgetSumsUntil } from '../report/forget-sums.ts'

/**
 * A value for `limit` in SQL that is larger than the number of receipts of any member. It is needed
 * because SQLite allows `offset` only together with `limit`.
 */
const ALL = 1_000_000

export interface ReceiptKey extends Owner {
  device: string
  from_at: number
  to_at: number
}

/**
 * Returns a member's receipts (the endpoint's statements about days) except the newest `most` ones.
 * The receipt with the given key always counts as one of the newest, even if its day is old.
 */
const beyond = (db: Database, { team, member, device, from_at, to_at }: ReceiptKey, most: number) =>
  db
    .selectFrom('days')
    .select(['device', 'from_at', 'to_at'])
    .where('team', '=', team)
    .where('member', '=', member)
    .where((eb) => eb.not(eb.and({ device, from_at, to_at })))
    .orderBy('first_asked_at', 'desc')
    .orderBy('from_at', 'desc')
    .limit(ALL)
    .offset(most - 1)

/**
 * Removes a member's oldest receipts (the endpoint's statements about days) if there are too many.
 * The receipt with the given key is never removed.
 */
export const forgetOldReceipts = async (db: Database, key: ReceiptKey, date: string) => {
  const { team, member } = key
  for (const old of [
    beyond(db, key, MAX_RECEIPTS_OF_DATE).where('date', '=', date),
    beyond(db, key, MAX_RECEIPTS),
  ]) {
    const forgotten = await db
      .deleteFrom('days')
      .where('team', '=', team)
      .where('member', '=', member)
      .where(sql<boolean>`(device, from_at, to_at) in (${old})`)
      .returning('corrected_at')
      .execute()
    // The stored sum of a day contains whether the day was corrected, and this is read from the
    // receipt. If the receipt of a corrected day is removed, the stored sums are wrong. So they are
    // removed too, and computed again later.
    if (forgotten.some(({ corrected_at }) => corrected_at !== null)) await forgetSumsUntil(db, key)
  }
}
