/** Which receipts are remembered: so many of a date, and so many of a member. */
import { sql } from 'kysely'
import { MAX_RECEIPTS, MAX_RECEIPTS_OF_DATE } from '../../src/sync/contract.ts'
import type { Database } from '../db/tables.ts'
import type { Owner } from '../people/devices.ts'
import { forgetSumsUntil } from '../report/sums.ts'

/** Far more than there can be: an offset needs a limit. */
const ALL = 1_000_000

interface Key extends Owner {
  device: string
  from_at: number
  to_at: number
}

/** All but so many beside the one with this key. */
const beyond = (db: Database, { team, member, device, from_at, to_at }: Key, most: number) =>
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

/** Forgets the receipts that were asked for first, where there are too many beside the one with this key. */
export const forgetOldReceipts = async (db: Database, key: Key, date: string) => {
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
    // Seldom: with the receipt goes the word that its day was corrected.
    if (forgotten.some(({ corrected_at }) => corrected_at !== null)) await forgetSumsUntil(db, key)
  }
}
