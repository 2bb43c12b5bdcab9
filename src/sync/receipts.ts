import { checksum, receiptOf } from '../core/day/receipt.ts'
import { dayBounds } from '../core/time/days.ts'
import type { StintDatabase } from '../store/database.ts'
import { readNamed } from '../store/named-rows.ts'
import { isSendable } from '../store/outbox/outbox.ts'
import { keepReceipt, readSent } from '../store/outbox/receipts.ts'
import { ownZone, readSettings } from '../store/settings.ts'
import { Receipt } from './contract/days.ts'
import type { Line } from './request.ts'

/**
 * Asks the endpoint for its word on every day that is owed one, and checks it against ours.
 * @returns the days of which it holds something else than was sent to it
 * @throws SendError
 */
export async function checkReceipts(db: StintDatabase, line: Line): Promise<string[]> {
  const { dayStart } = await readSettings(db)
  const query = new URLSearchParams({ zone: ownZone(), dayStart: String(dayStart) })
  const differing: string[] = []
  // The latest first: that is what a person looks for.
  for (const date of ((await readNamed(db, 'sending'))?.owed ?? []).toReversed()) {
    const receipt = await line.request(`/v1/days/${date}?${query}`, Receipt)
    const agreed = await isSameDay(db, receipt)
    if (agreed === false) differing.push(date)
    const { count } = receipt
    const seconds = Object.values(receipt.seconds).reduce((all, s) => all + s, 0)
    await keepReceipt(
      db,
      { date, count, seconds, at: Date.now(), matches: agreed !== false },
      agreed,
    )
  }
  return differing
}

/** Undefined: that cannot be said yet, as something of the day has changed since it was sent. */
async function isSameDay(db: StintDatabase, receipt: Receipt): Promise<boolean | undefined> {
  const { from, to } = dayBounds(receipt.date, receipt.zone, receipt.dayStart)
  const sent = await readSent(db, from, to)
  if (!sent) return undefined
  const settings = await readSettings(db)
  const told = sent.filter((row) => isSendable(row.category, settings))
  const isHeld = async (rows: typeof told) =>
    (await checksum(receiptOf(rows, receipt).canonical)) === receipt.checksum
  // Its own device may have sent it after the backup that it came with.
  return (await isHeld(told)) || (await isHeld(told.filter((row) => !row.carried)))
}
