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
 * An SQL limit that is larger than the number of receipts of any member. SQL allows an offset only
 * together with a limit.
 */
const ALL = 1_000_000

export interface ReceiptKey extends Owner {
  device: string
  from_at: number
  to_at: number
}

/**
 * Returns the receipts that are older than the newest `most` receipts. The receipt with this key
 * always counts as one of the newest, however old its day is.
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

/** Removes the oldest receipts if there are too many. The receipt with this key always stays. */
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
    // The stored sum of a day contains whether the day was corrected. If a removed receipt recorded
    // a correction, the stored sums are wrong from now on. They are removed, and computed again
    // later.
    if (forgotten.some(({ corrected_at }) => corrected_at !== null)) await forgetSumsUntil(db, key)
  }
}
