import { checksum, receiptOf, shownLengthOf } from '../core/day/receipt.ts'
import { dayBounds } from '../core/time/days.ts'
import type { StintDatabase, StoredSegment } from '../store/database.ts'
import { readNamed } from '../store/named-rows.ts'
import { isSendable } from '../store/outbox/outbox.ts'
import { keepReceipt, readSent } from '../store/outbox/receipts.ts'
import { ownZone } from '../store/own-zone.ts'
import { readSettings } from '../store/settings.ts'
import { Receipt } from './contract/days.ts'
import { requestInZone } from './known-zone.ts'
import type { Line } from './request.ts'

/**
 * Fetches the receipts (the endpoint's summaries) of all days in `owed` (src/store/named.ts), and
 * compares them with the data of this device.
 * @returns the days for which the endpoint has other rows
 * @throws SendError
 */
export async function checkReceipts(db: StintDatabase, line: Line): Promise<string[]> {
  const { dayStart } = await readSettings(db)
  const differing: string[] = []
  // The latest day comes first, because the person is looking at the receipt of that day.
  for (const date of ((await readNamed(db, 'sending'))?.owed ?? []).toReversed()) {
    const { from } = dayBounds(date, ownZone(), dayStart)
    const receipt = await requestInZone(ownZone(), from, (zone) => {
      const query = new URLSearchParams({ zone, dayStart: String(dayStart) })
      return line.request(`/v1/days/${date}?${query}`, Receipt)
    })
    const same = await readSameRows(db, receipt)
    if (same === false) differing.push(date)
    const { count } = receipt
    const seconds = same ? shownLengthOf(same, receipt) / 1000 : secondsOf(receipt)
    await keepReceipt(
      db,
      { date, count, seconds, at: Date.now(), matches: same !== false },
      same && true,
    )
  }
  return differing
}

const secondsOf = ({ seconds }: Receipt) => Object.values(seconds).reduce((all, s) => all + s, 0)

/**
 * The rows of this device that a receipt includes. Returns false if the endpoint has other rows,
 * and undefined if a row of the day has changed since it was sent.
 */
async function readSameRows(
  db: StintDatabase,
  receipt: Receipt,
): Promise<StoredSegment[] | false | undefined> {
  const { from, to } = dayBounds(receipt.date, receipt.zone, receipt.dayStart)
  const sent = await readSent(db, from, to)
  if (!sent) return undefined
  const settings = await readSettings(db)
  const sendable = sent.filter((row) => isSendable(row.category, settings))
  const isHeld = async (rows: typeof sendable) =>
    (await checksum(receiptOf(rows, receipt).canonical)) === receipt.checksum
  if (await isHeld(sendable)) return sendable
  // A row from a backup (`carried`) may have been sent by the device that recorded it. The endpoint
  // then does not include the row in this device's day. So the rows are also compared without such
  // rows.
  const own = sendable.filter((row) => !row.carried)
  return (await isHeld(own)) && own
}
