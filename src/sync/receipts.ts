import { dayBounds, dayOf } from '../core/days.ts'
import { checksum, receiptOf } from '../core/receipt.ts'
import type { Connection, StintDatabase, StoredReceipt } from '../store/database.ts'
import { readNamed } from '../store/database.ts'
import { readRange } from '../store/day.ts'
import { readSettings } from '../store/settings.ts'
import { Receipt } from './contract.ts'
import { request } from './request.ts'

/** More days than that are not asked after one run: the latest are what a person looks for. */
const MOST_DAYS = 31

interface Spanning {
  startedAt: number
  endedAt?: number
}

/** Asks the endpoint for its word on every day that was sent, and checks it against ours. */
export async function checkReceipts(
  db: StintDatabase,
  connection: Connection,
  sent: readonly Spanning[],
): Promise<void> {
  const { dayStart } = await readSettings(db)
  const zone = Temporal.Now.timeZoneId()
  const days = new Set(
    sent.flatMap(({ startedAt, endedAt = startedAt + 1 }) => [
      dayOf(startedAt, zone, dayStart),
      dayOf(endedAt - 1, zone, dayStart),
    ]),
  )
  for (const date of [...days].sort().slice(-MOST_DAYS)) {
    const query = new URLSearchParams({ zone, dayStart: String(dayStart) })
    const receipt = await request(connection, `/v1/days/${date}?${query}`, Receipt)
    await db.receipts.put(await compared(db, receipt))
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
