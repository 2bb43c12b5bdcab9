/** Which receipts are remembered: so many of a date, and so many of a member. */
import { sql } from 'kysely'
import { MAX_RECEIPTS, MAX_RECEIPTS_OF_DATE } from '../src/sync/contract.ts'
import type { Owner } from './devices.ts'
import type { Database } from './tables.ts'

/** Far more than there can be: an offset needs a limit. */
const ALL = 1_000_000

const beyond = (db: Database, { team, member }: Owner, most: number) =>
  db
    .selectFrom('days')
    .select(['device', 'from_at', 'to_at'])
    .where('team', '=', team)
    .where('member', '=', member)
    .orderBy('first_asked_at', 'desc')
    .orderBy('from_at', 'desc')
    .limit(ALL)
    .offset(most)

/** Forgets the receipts that were asked for first, where there are too many. */
export const forgetOldReceipts = async (db: Database, owner: Owner, date: string) => {
  const { team, member } = owner
  for (const old of [
    beyond(db, owner, MAX_RECEIPTS_OF_DATE).where('date', '=', date),
    beyond(db, owner, MAX_RECEIPTS),
  ])
    await db
      .deleteFrom('days')
      .where('team', '=', team)
      .where('member', '=', member)
      .where(sql<boolean>`(device, from_at, to_at) in (${old})`)
      .execute()
}
