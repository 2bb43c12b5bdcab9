import { dayBounds } from '../core/days.ts'
import { checksum, receiptOf } from '../core/receipt.ts'
import {
  type Connection,
  readNamed,
  type StintDatabase,
  type StoredReceipt,
} from '../store/database.ts'
import { readRange } from '../store/day.ts'
import { changeSending } from '../store/sending.ts'
import { ownZone, readSettings } from '../store/settings.ts'
import { Receipt } from './contract.ts'
import { request } from './request.ts'

/** Asks the endpoint for its word on every day that is owed one, and checks it against ours. */
export async function checkReceipts(db: StintDatabase, connection: Connection): Promise<void> {
  const { dayStart } = await readSettings(db)
  const query = new URLSearchParams({
    zone: ownZone(),
    dayStart: String(dayStart),
  })
  // The latest first: that is what a person looks for.
  for (const date of ((await readNamed(db, 'sending'))?.owed ?? []).toReversed()) {
    const receipt = await request(connection, `/v1/days/${date}?${query}`, Receipt)
    await db.receipts.put(await compared(db, receipt))
    await changeSending(db, ({ owed = [], ...state }) => ({
      ...state,
      owed: owed.filter((day) => day !== date),
    }))
  }
}

async function compared(db: StintDatabase, receipt: Receipt): Promise<StoredReceipt> {
  const { date, zone, dayStart, count } = receipt
  const { from, to } = dayBounds(date, zone, dayStart)
  const device = (await readNamed(db, 'device')) ?? ''
  const clipped = await readRange(db, device, from, to)
  const whole = await db.segments.bulkGet(clipped.map((s) => s.id))
  const ours = receiptOf(
    whole.flatMap((s) => (s && s.acknowledged > 0 ? [s] : [])),
    receipt,
  )
  const seconds = Object.values(receipt.seconds).reduce((all, s) => all + s, 0)
  const matches = (await checksum(ours.canonical)) === receipt.checksum
  return { date, count, seconds, at: Date.now(), matches }
}
