/** Removes the oldest receipts of a member beyond the limits for a date and for all dates. */
import { sql } from 'kysely'
import { MAX_RECEIPTS, MAX_RECEIPTS_OF_DATE } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/owner.ts'
import { forgetSumsUntil } from '../report/sums.ts'

/** More than there can be: SQL has no offset without a limit. */
const ALL = 1_000_000

export interface ReceiptKey extends Owner {
  device: string
  from_at: number
  to_at: number
}

/** The receipts beyond the last `most`; the one with this key is counted, and always stays. */
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
 * Removes the receipts that were asked for first, if there are too many. The one with this key
 * stays.
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
    // Rare. The removed receipts had the marks of corrected days, which sums contain.
    if (forgotten.some(({ corrected_at }) => corrected_at !== null)) await forgetSumsUntil(db, key)
  }
}
