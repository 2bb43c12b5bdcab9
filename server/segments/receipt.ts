/** Makes the receipt of a device's day: what the endpoint has stored for that day. */
import { checksum, type ReceiptDay, receiptOf } from '../../src/core/day/receipt.ts'
import { dayBounds } from '../../src/core/time/days.ts'
import { EARLIEST, MAX_AHEAD, type Receipt } from '../../src/sync/contract.ts'
import { inTransaction } from '../db/group-commit.ts'
import type { Database } from '../db/tables.ts'
import { isNamed } from '../group/require-named.ts'
import type { Caller } from '../people/caller.ts'
import type { Owner } from '../people/owner.ts'
import { teamAt } from '../people/person.ts'
import { lockCounter } from '../report/row-counter.ts'
import { recordEvents } from '../webhooks/events.ts'
import { rowsInTeams } from './day.ts'
import { isNewZone, storeDeviceZone } from './device-zone.ts'
import { addPastDevice } from './earlier-teams.ts'
import { forgetOldReceipts, type ReceiptKey } from './old-receipts.ts'

const receiptRow = (db: Database, { team, member, device, from_at, to_at }: ReceiptKey) =>
  db
    .selectFrom('days')
    .select(['first_asked_at', 'corrected_at'])
    .where('team', '=', team)
    .where('member', '=', member)
    .where('device', '=', device)
    .where('from_at', '=', from_at)
    .where('to_at', '=', to_at)

/**
 * Records, for webhooks, the event that a day was received. Records nothing for a day on which the
 * team was in group mode (`group/periods.ts`), because the event contains the id of a person.
 */
const recordDay = async (tx: Database, { team, member }: Owner, date: string, now: number) => {
  if (!(await isNamed(tx, team, date, now))) return
  await recordEvents(tx, [{ type: 'day.received', data: { team, person: member, date } }], now)
}

/**
 * Records that the device now gets its first receipt (a statement about what is stored) for this
 * day. Later changes of the day count as corrections.
 */
const storeFirstReceipt = async (
  db: Database,
  key: ReceiptKey,
  { date, isEmpty }: { date: string; isEmpty: boolean },
  now: number,
) => {
  // The day is too early or too late for any segment to end in it, so nothing can be corrected.
  if (key.to_at < EARLIEST || key.from_at > now + MAX_AHEAD)
    return { first_asked_at: now, corrected_at: null }
  return inTransaction(db, async (tx) => {
    await lockCounter(tx, key)
    const added = await tx
      .insertInto('days')
      .values({ ...key, date, first_asked_at: now, corrected_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .returning('date')
      .executeTakeFirst()
    if (added && !isEmpty) await recordDay(tx, key, date, now)
    await forgetOldReceipts(tx, key, date)
    return receiptRow(tx, key).executeTakeFirstOrThrow()
  })
}

/**
 * Returns the receipt of the calling device's day: a statement about what is stored for that day.
 * The request also contains the time zone of the device's days, which is stored too: old clients
 * send it in no other request. Throws a RangeError for an unknown time zone or date.
 */
export const receiptFor = async (
  db: Database,
  caller: Caller,
  day: ReceiptDay,
  now: number,
): Promise<Receipt> => {
  const { member, id: device } = caller
  const bounds = dayBounds(day.date, day.zone, day.dayStart)
  const rows = await rowsInTeams(db, caller, bounds, device)
  const { canonical, ...totals } = receiptOf(rows, day)
  if (isNewZone(caller, day)) await inTransaction(db, (tx) => storeDeviceZone(tx, caller, day))
  // The receipt is stored in the team to which the rows of the day belong, so that the report of
  // this team can mark the day as corrected.
  const team = teamAt(caller, bounds.from)
  if (team !== caller.team)
    await inTransaction(db, (tx) => addPastDevice(tx, { ...caller, team }, now))
  const key = { team, member, device, from_at: bounds.from, to_at: bounds.to }
  const { first_asked_at, corrected_at } =
    (await receiptRow(db, key).executeTakeFirst()) ??
    (await storeFirstReceipt(db, key, { date: day.date, isEmpty: rows.length === 0 }, now))
  return {
    ...day,
    ...bounds,
    ...totals,
    checksum: await checksum(canonical),
    firstAskedAt: first_asked_at,
    ...(corrected_at !== null && { correctedAt: corrected_at }),
  }
}
